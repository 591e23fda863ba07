/** Order matters: browsers call themselves by the names of others too. */
const BROWSERS: ReadonlyArray<readonly [RegExp, string]> = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: ReadonlyArray<readonly [RegExp, string]> = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** What a person would call the browser that says this of itself: `Firefox on Linux`. */
export function agentWords(agent: string): string {
  const browser = BROWSERS.find(([shape]) => shape.test(agent))?.[1] ?? 'A browser';
  const system = SYSTEMS.find(([shape]) => shape.test(agent))?.[1];
  return system === undefined ? browser : `${browser} on ${system}`;
}
