/** Why an act on people was not done; `message` says it to the person, with what to do. */
export interface TeamProblem {
  readonly type:
    | 'not-found'
    | 'not-allowed'
    | 'address-taken'
    | 'last-owner'
    | 'yourself'
    | 'link-invalid'
    | 'weak-password'
    | 'not-understood';
  readonly message: string;
}

export const STATUS_OF_PROBLEM: Readonly<Record<TeamProblem['type'], 400 | 403 | 404 | 409 | 410>> = {
  'not-found': 404,
  'not-allowed': 403,
  'address-taken': 409,
  'last-owner': 409,
  yourself: 409,
  'link-invalid': 410,
  'weak-password': 400,
  'not-understood': 400,
};

/** A problem as the desk reads it (RFC 9457); `code` and `message` are what the sign-in library's client looks at. */
export function problemResponse(
  status: number,
  type: string,
  title: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(
    JSON.stringify({ type, title, status, code: type.toUpperCase().replaceAll('-', '_'), message: title }),
    {
      status,
      headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers },
    },
  );
}
