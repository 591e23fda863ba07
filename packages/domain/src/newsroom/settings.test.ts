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
    { logoMediaId: 'logo.png' },
    { iconMediaId: '' },
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
    { logoMediaId: '0198c0de-1111-7222-8333-444455556666' },
    { navigation: [{ label: 'Tip us', href: '/tip-us/' }] },
  ])('may be %j', (change) => {
    expect(newsroomSettingsSchema.safeParse({ ...DEFAULT_SETTINGS, ...change }).success).toBe(true);
  });
});
