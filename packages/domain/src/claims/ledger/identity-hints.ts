import type { Span } from '../statement.ts';

/** What in a text looks as if it told who an unnamed source is. */
export interface IdentityHint extends Span {
  readonly kind: 'name' | 'address' | 'handle' | 'number' | 'age' | 'initials';
  readonly written: string;
}

/** In the order in which they win where two meet. */
const PATTERNS: ReadonlyArray<readonly [IdentityHint['kind'], RegExp]> = [
  ['address', /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+|https?:\/\/\S+/gu],
  ['handle', /(?<![\p{L}\p{N}])@[\p{L}\p{N}_.]{2,}/gu],
  // Telephone, passport, badge: five digits and more, however they are parted, and no date.
  ['number', /(?<![\p{L}\p{N}])\+?\(?\d(?:[\s().-]?\d){4,}(?![\p{L}\p{N}])/gu],
  ['age', /(?<![\p{L}\p{N}])(?:aged?\s+\d{1,3}|\d{1,3}[\s-]years?[\s-]old|\d{1,3}-?річн\p{L}+)/giu],
  [
    'initials',
    /(?<![\p{L}\p{N}])(?:\p{Lu}\.[\s-]?){2,3}(?![\p{L}])|(?<![\p{L}\p{N}])\p{Lu}\.\s?\p{Lu}\p{Ll}+/gu,
  ],
  ['name', /(?<![\p{L}\p{N}])\p{Lu}[\p{Ll}'’ʼ]+(?:[\s_-]+\p{Lu}[\p{Ll}'’ʼ]+)+/gu],
];

/** Days, in either order: numbers that name nobody. */
const DATE = /^(?:\d{4}[\s.-]\d{1,2}[\s.-]\d{1,2}|\d{1,2}[\s.-]\d{1,2}[\s.-]\d{4}|(?:19|20)\d{6})$/;

/**
 * Words that make capitals beside each other an institution, an office or a place, in lower case, without their
 * endings: "Defense Ministry", "Security Service", "Black Sea".
 */
const INSTITUTIONS =
  /^(?:academ|agenc|air|armed|army|assembl|associat|authorit|bank|board|border|bureau|cabinet|capit|centr|center|central|city|coast|command|commission|committee|compan|congress|constitut|corp|council|counterintelligence|court|defen[cs]e|democrat|department|district|east|economic|embass|europ|federal|fleet|force|foreign|front|general|government|group|guard|head|health|high|hospital|house|human|institut|intelligence|interior|international|island|justice|kremlin|labou?r|minist|mission|nation|navy|nato|new|north|nuclear|oblast|office|organi[sz]|parliament|part[iy]|people|police|presiden|prosecut|province|public|region|republic|river|rights|san|saint|sea|secret|secur|senate|service|south|special|staff|state|street|suprem|treasur|unit|universit|white|west|world)/;
const INSTITUTIONS_UK =
  /^(?:агент|академ|адмін|арм|банк|бюро|верхов|військ|генер|голов|держ|департ|збройн|інстит|кабінет|команд|комісі|комітет|корпус|міністер|націон|оборон|област|офіс|парт|парламент|поліц|посол|прокур|рад|розвід|республік|сил|служб|союз|суд|товар|управл|університ|уряд|флот|центр|штаб)/;

/**
 * Looks for what may tell who an unnamed source is, in its description or in the name of a file. It warns and decides
 * nothing: a name is a name only to those who know, and what it does not find may tell all the same.
 */
export function identityHints(text: string): IdentityHint[] {
  const hints: IdentityHint[] = [];
  for (const [kind, pattern] of PATTERNS)
    for (const { 0: written, index: start } of text.matchAll(pattern)) {
      const end = start + written.length;
      if (hints.some((hint) => start < hint.end && hint.start < end)) continue;
      if (kind === 'number' && DATE.test(written.trim())) continue;
      if (kind === 'name' && !isPersonLike(written)) continue;
      hints.push({ kind, start, end, written });
    }
  return hints.sort((a, b) => a.start - b.start);
}

/** The same for the name of a file: words are parted by what parts words there. */
export function identityHintsInFileName(fileName: string): IdentityHint[] {
  // Same length, so that the places stay true.
  return identityHints(
    fileName.replace(/\.[a-z0-9]{1,5}$/i, (ending) => ' '.repeat(ending.length)).replaceAll('_', ' '),
  );
}

function isPersonLike(written: string): boolean {
  const words = written.toLowerCase().split(/[\s_-]+/);
  return !words.some((word) => INSTITUTIONS.test(word) || INSTITUTIONS_UK.test(word));
}
