/** A credit is a name or a few; a longer parenthesis is part of the sentence. */
const CREDIT_MAX = 120;

/**
 * Parts a caption from the credit in its closing parenthesis: "… in 2024. (Ann Lee/Agency)". Nested
 * parentheses stay together. Without one, or with one that is a sentence of its own, the credit is ''.
 */
export function splitCredit(caption: string): { caption: string; credit: string } {
  const text = caption.trim();
  const whole = { caption: text, credit: '' };
  if (!/\)\.?$/.test(text)) return whole;
  const close = text.lastIndexOf(')');
  let depth = 0;
  for (let at = close; at >= 0; at--) {
    if (text[at] === ')') depth++;
    if (text[at] === '(' && --depth === 0) {
      const credit = text.slice(at + 1, close).trim();
      if (credit === '' || credit.length > CREDIT_MAX || /[.!?]\s+\p{Lu}.*[.!?]$/u.test(credit)) return whole;
      return { caption: text.slice(0, at).trim(), credit };
    }
  }
  return whole;
}
