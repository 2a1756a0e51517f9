// Times as a field takes them, on the clocks of a zone, and back to UTC.

/** `2031-06-04T05:30` on the clocks of the zone, from a time in UTC. */
export function onClocks(time: string | null, zone: string): string {
  if (!time) return "";
  return shown(new Date(time), zone);
}

/** A time in UTC as `2031-06-04T02:30Z`, from one on the clocks of a zone; null from an empty field. */
export function inUtc(local: string, zone: string): string | null {
  if (!local) return null;
  const wanted = Date.parse(`${local}Z`);
  let at = wanted;
  for (let turn = 0; turn < 2; turn += 1) at += wanted - Date.parse(`${shown(new Date(at), zone)}Z`);
  return `${new Date(at).toISOString().slice(0, 16)}Z`;
}

function shown(time: Date, zone: string): string {
  const parts = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: zone });
  } catch {
    format = new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: "UTC" });
  }
  const found = Object.fromEntries(format.formatToParts(time).map((each) => [each.type, each.value]));
  return `${found["year"]}-${found["month"]}-${found["day"]}T${found["hour"]}:${found["minute"]}`;
}
