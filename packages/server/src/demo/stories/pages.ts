import { link, paragraph, text } from '@onrecord/domain/body/build';
import type { DemoStory } from '../demo-story.ts';
import { bullets, callout, head, numbered, tell } from '../write.ts';

/** The newsroom's standalone pages; they stand in no feed. */
export const DEMO_PAGES: readonly DemoStory[] = [
  {
    slug: 'about',
    headline: 'About this newsroom',
    dek: 'The Port Aurel Record is a demonstration. The city, its people and its news are made up.',
    tags: ['community'],
    contributors: ['ines-halloran'],
    body: () =>
      tell(
        callout(
          'This site shows what Onrecord, the open-source newsroom system, can do. Please do not take anything on it for news.',
        ),
        'There is no Port Aurel. No harbour master told its council anything, no ferry was suspended and no school went cold. Its companies, offices, clubs and inhabitants were invented for this site. Should one of them share a name with somebody, that is chance.',
        head('What is real'),
        'A small part. Five stories about Russia’s war against Ukraine retell, in our own words, what public figures and news organisations said in March and July of 2025. They are here because a newsroom that keeps a record of statements has to be able to handle such ones: made in public, contradicted, relayed from unnamed sources. They are dated in the text, and were not reported by us.',
        head('Pictures'),
        'There are no photographs on this site. Every picture was drawn by a program, in the manner of cut paper, and is called an illustration in the line beneath it.',
        head('Your own newsroom'),
        paragraph(
          'The demo is loaded into an empty database when Onrecord starts for the first time. To begin without it, start with ',
          text('ONRECORD_DEMO=off', { type: 'code' }),
          ' and import your archive.',
        ),
        paragraph(
          'How the people of this imaginary newsroom go about their work is described under ',
          link('How we work', '/how-we-work/'),
          '.',
        ),
      ),
  },
  {
    slug: 'how-we-work',
    headline: 'How we work',
    dek: 'Who said it, when, where, and on what evidence: the rules of a newsroom that keeps a record.',
    tags: ['community'],
    contributors: ['ines-halloran'],
    body: () =>
      tell(
        paragraph(
          'These are the rules of a newsroom that does not exist (see ',
          link('About', '/about/'),
          '). Newsrooms that do are welcome to them.',
        ),
        head('Statements'),
        numbered(
          'We say who made a statement, when, and to whom. If we leave one of these out, we say why.',
          'We say whether words are quoted or are our own.',
          'We say what evidence was offered, also when that is none.',
          'A denial is given next to what it denies.',
          'When we have been able to check a statement, we say what we found and how.',
        ),
        head('Sources without a name'),
        'We grant anonymity to people who would lose their post, their safety or their home if they were named, and we tell readers which of these it is. Two editors know the name. We describe the source as closely as that allows. Nobody may attack another person under the cover of it.',
        head('A right to reply'),
        'Those about whom we report something to their disadvantage hear of it before publication, in time to answer. The answer goes into the story and not under it.',
        head('When we are wrong'),
        bullets(
          'An update adds what became known later.',
          'A clarification mends what could be misunderstood.',
          'A correction says that something we published was wrong, and what is right.',
          'A retraction takes back a whole story. Its page stays, with the reason.',
        ),
        'All four are dated and remain on the page.',
      ),
  },
];
