// What people may be; each may do what the ones before it may.
export const ROLES = ["reader", "reviewer", "admin"];
