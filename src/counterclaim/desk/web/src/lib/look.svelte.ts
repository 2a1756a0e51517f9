// Light or dark: as the system has it, unless somebody chose.

export type Look = "system" | "light" | "dark";

export const look = $state({ chosen: (localStorage.getItem("look") ?? "system") as Look });

/** Show the desk light, dark, or as the system has it. */
export function wear(chosen: Look): void {
  look.chosen = chosen;
  localStorage.setItem("look", chosen);
  if (chosen === "system") delete document.documentElement.dataset.look;
  else document.documentElement.dataset.look = chosen;
}

wear(look.chosen);
