// What the service is asked: every answer is a record of OpenAPI, every failure a Fault with a remedy.
import type { components, paths } from "./types";

export type Schemas = components["schemas"];
export type Paths = keyof paths;

export class Fault extends Error {
  constructor(
    message: string,
    readonly remedy: string,
    readonly status: number,
  ) {
    super(message);
  }
}

let token = "";

/** The token that changes carry, from the answer to /api/desk. */
export function useToken(given: string): void {
  token = given;
}

/** The answer to a question, as JSON. Throws a Fault. */
export async function get<T>(address: string, signal?: AbortSignal): Promise<T> {
  return answered<T>(await reached(address, { signal: signal ?? null }));
}

/** The answer to a change: an object is sent as JSON, a file as it is. Throws a Fault. */
export async function send<T>(address: string, body: unknown = null, method = "POST"): Promise<T> {
  return answered<T>(await sent(address, body, method));
}

/** The answer to a change as the bytes that it is. Throws a Fault. */
export async function taken(address: string, body: unknown): Promise<Blob> {
  return (await sent(address, body, "POST")).blob();
}

async function sent(address: string, body: unknown, method: string): Promise<Response> {
  const plain = body instanceof Blob;
  const headers: Record<string, string> = { "x-counterclaim": token };
  if (!plain) headers["content-type"] = "application/json";
  return reached(address, { method, headers, body: plain ? body : body === null ? null : JSON.stringify(body) });
}

let pending = 0;

/** Count what is awaited: the page shows that it waits (`data-asking` of the document, style.css). */
function awaited(more: 1 | -1): void {
  pending += more;
  document.documentElement.toggleAttribute("data-asking", pending > 0);
}

async function reached(address: string, init: RequestInit): Promise<Response> {
  let answer: Response;
  awaited(1);
  try {
    answer = await fetch(address, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Fault("unreachable", "", 0);
  } finally {
    awaited(-1);
  }
  if (answer.ok) return answer;
  const said = (await answer.json().catch(() => null)) as { message?: string; remedy?: string } | null;
  throw new Fault(said?.message ?? answer.statusText, said?.remedy ?? "", answer.status);
}

async function answered<T>(answer: Response): Promise<T> {
  return (answer.status === 204 ? null : await answer.json()) as T;
}
