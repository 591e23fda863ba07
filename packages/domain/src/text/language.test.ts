import { describe, expect, it } from 'vitest';
import { detectLanguage, directionOf, languageTag } from './language.ts';

describe('the language of a text', () => {
  it.each([
    ['Кораблі знову біля причалу, їх бачать із набережної.', 'en', 'uk'],
    ['Корабли снова у причала, это видно с набережной.', 'en', 'ru'],
    ['Кораблите отново са на кея', 'bg', 'bg'],
    ['האוניות חזרו לרציף', 'en', 'he'],
    ['די שיפן זענען צוריק', 'yi', 'yi'],
    ['عادت السفن إلى الرصيف', 'en', 'ar'],
    ['کشتی‌ها به اسکله بازگشتند', 'fa', 'fa'],
    ['Τα πλοία επέστρεψαν', 'en', 'el'],
    ['Ships are back', 'en-GB', 'en-GB'],
    ['Die Schiffe sind zurück', 'de', 'de'],
    ['Ships such as «Київ» and «Харків» are back at the quay', 'en', 'en'],
    ['12 … 14', 'uk', 'uk'],
    ['', 'en', 'en'],
  ])('of %j for a newsroom in %s is %s', (text, fallback, language) =>
    expect(detectLanguage(text, fallback)).toBe(language),
  );

  it('runs in the direction of its script', () => {
    expect(directionOf('he')).toBe('rtl');
    expect(directionOf('ar-EG')).toBe('rtl');
    expect(directionOf('az-Arab')).toBe('rtl');
    expect(directionOf('uk')).toBe('ltr');
    expect(directionOf('not a tag')).toBe('ltr');
  });

  it('has one spelling', () => {
    expect(languageTag(' EN_gb ')).toBe('en-GB');
    expect(languageTag('uk')).toBe('uk');
    expect(languageTag('')).toBeUndefined();
    expect(languageTag('english!')).toBeUndefined();
  });
});
