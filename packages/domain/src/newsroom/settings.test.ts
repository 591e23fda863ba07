import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, newsroomSettingsSchema } from './settings.ts';

describe('the settings of a newsroom', () => {
  it('are right as they come', () => {
    expect(newsroomSettingsSchema.parse(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
  });

  it.each([
    { name: '' },
    { language: 'EN' },
    { language: 'english!' },
    { timeZone: 'Kyiv' },
    { accentColour: 'red' },
    { accentColour: '#FFF' },
    { feedName: '' },
    { navigation: [{ label: 'Tip us', href: '' }] },
    { navigation: [{ label: 'Tip us', href: 'javascript:alert(1)' }] },
    { policies: { ethics: null } },
    { unknown: 1 },
  ])('may not be %j', (change) => {
    expect(newsroomSettingsSchema.safeParse({ ...DEFAULT_SETTINGS, ...change }).success).toBe(false);
  });

  it.each([
    { timeZone: 'Europe/Kyiv' },
    { language: 'en-GB' },
    { navigation: [{ label: 'Tip us', href: '/tip-us/' }] },
  ])('may be %j', (change) => {
    expect(newsroomSettingsSchema.safeParse({ ...DEFAULT_SETTINGS, ...change }).success).toBe(true);
  });
});
