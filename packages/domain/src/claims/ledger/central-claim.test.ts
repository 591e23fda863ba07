import { describe, expect, it } from 'vitest';
import { centralClaim } from './central-claim.ts';

const cited = (text: string) => ({ text, language: 'en' });
const listed = (headline: string, teaser = '') => ({ headline, teaser, language: 'en' });
const wall = cited('The sea wall “was never at risk” during last week’s storm.');
const log = cited('“Movement at segments 11 to 14.”');
const gauges = cited('The gauges on two of the four segments had been out of service since January.');

describe('the claim a story is listed for', () => {
  it('is the one its headline is most like, wherever the story reports it', () => {
    const story = listed('Harbour master says sea wall ‘never at risk’, engineers’ log shows otherwise');
    expect(centralClaim(story, [log, gauges, wall])).toBe(wall);
  });

  it('is else the one its teaser is like', () => {
    const story = listed('A quarrel at city hall', 'Two gauges were out of service since January.');
    expect(centralClaim(story, [log, wall, gauges])).toBe(gauges);
  });

  it('is else the first it reports', () => {
    expect(centralClaim(listed('A quarrel at city hall'), [log, wall])).toBe(log);
  });

  it('is the earlier of two that are as like', () => {
    const again = { ...wall };
    expect(centralClaim(listed('The wall was never at risk'), [wall, again])).toBe(wall);
  });

  it('is none where the first is nobody’s to see and the headline is about no other', () => {
    expect(centralClaim(listed('A quarrel at city hall'), [null, wall])).toBeUndefined();
    expect(centralClaim(listed('The wall was never at risk'), [null, wall])).toBe(wall);
    expect(centralClaim(listed('A quarrel'), [])).toBeUndefined();
  });
});
