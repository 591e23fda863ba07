import { relatedStory } from '@onrecord/domain/body/build';
import type { DemoStory } from '../demo-story.ts';
import { bullets, callout, head, table, tell } from '../write.ts';

/** Five stories about the world outside Port Aurel: what was said in March and July of 2025, in our words. */
export const UKRAINE_STORIES: readonly DemoStory[] = [
  {
    slug: 'trump-says-he-asked-putin-to-spare-soldiers-in-kursk',
    headline: 'Trump says a Ukrainian force in Kursk is encircled and that he asked Putin for mercy',
    dek: 'He offered no evidence. Ukraine’s commander-in-chief had already denied that his troops there could be cut off.',
    tags: ['ukraine'],
    contributors: ['olena-marchuk', 'ines-halloran'],
    picture: {
      name: 'fence-green',
      caption: 'Illustration for a report on the fighting in Russia’s Kursk Oblast.',
    },
    body: (refs) =>
      tell(
        'Donald Trump said on March 14, 2025, that a large Ukrainian force in Russia’s Kursk Oblast had been encircled and that he had asked Vladimir Putin not to have its soldiers killed. The U.S. president made the claim in a post on Truth Social and gave nothing to support it.',
        'The post put the number of those trapped in the thousands. Talks between his administration and the Russian leader had gone well, it said; if the request were refused, the killing would be of a kind unknown since 1945.',
        head('What Ukraine says'),
        'Oleksandr Syrskyi, who commands Ukraine’s armed forces, had contradicted the central point before it was made: his units in the oblast, he said, did not risk being surrounded.',
        'On March 12 he conceded that their position was hard. They would go on holding it while that made sense and was needed, he said.',
        head('What Russia says'),
        'The Russian side announced on the same day that more than 86 per cent of the ground lost in the region was back in its hands. It named the town of Sudzha, which Ukraine had captured when its incursion began in August 2024.',
        'Putin brought up the advance on March 13. Soldiers who were blocked in completely could give themselves up or be killed, he said, and argued that Ukraine would gain from a pause. He declared himself willing to accept the 30 days of truce that Washington backs, on terms: no mobilisation in Ukraine, no training of troops, and no deliveries from its partners.',
        table(
          'Who has said what about the troops in Kursk Oblast',
          ['Statement', 'By', 'When'],
          ['Thousands of Ukrainians are encircled', 'Donald Trump', 'March 14, 2025'],
          ['There is no danger of encirclement', 'Oleksandr Syrskyi', 'Before March 14'],
          ['Over 86 per cent of the ground is retaken', 'Moscow', 'March 12, 2025'],
        ),
        relatedStory(refs.storyId('putin-sets-terms-for-a-truce')),
        'Trump wrote after a visit by his envoy. Steve Witkoff reached Moscow on March 13 and saw Putin late that evening, according to Dmitry Peskov, the Kremlin’s spokesperson, who said that Witkoff had taken further messages about the truce back for Trump.',
        'The U.S. president had called Putin’s answer promising, though incomplete, and said that he would be willing to meet him.',
      ),
  },
  {
    slug: 'putin-sets-terms-for-a-truce',
    headline: 'Putin sets terms for a truce, and the next word is Washington’s',
    dek: 'An American delegation went to Moscow for an agreement and was handed a list of demands. Until now Trump has pressed Kyiv harder than the Kremlin.',
    tags: ['ukraine'],
    contributors: ['olena-marchuk'],
    picture: { name: 'voices-blue', caption: 'Illustration for a report on the talks about a ceasefire.' },
    body: () =>
      tell(
        'American negotiators were in Moscow on March 13, 2025, to settle a ceasefire in Ukraine. What they heard from Vladimir Putin was neither a refusal nor an acceptance: he could agree to 30 days, he said, if Ukraine gave up a good deal first.',
        head('The terms'),
        'For the length of the truce, Putin wants three things of Kyiv:',
        bullets(
          'an end to calling up new soldiers;',
          'an end to training those it has;',
          'an end to the arrival of foreign aid.',
        ),
        head('The answer so far'),
        'Donald Trump found the reply promising and said something was missing from it. He remains open to a meeting with Putin.',
        'The record of the weeks before shows an imbalance. The demands that Trump has made in public were addressed to Ukraine, and they were severe. Nothing comparable has been asked of Russia. Whether that changes, now that the condition for peace lies with Moscow, is now the question.',
        callout(
          'What is not known from these statements: how the American side has replied to the three demands, and what Steve Witkoff was told in his meeting with Putin that evening. The Kremlin’s spokesperson speaks of additional messages and leaves it at that.',
        ),
      ),
  },
  {
    slug: 'ft-reports-trump-asked-about-strikes-on-moscow',
    headline: 'Could Kyiv hit Moscow? The question Trump asked, according to the Financial Times',
    dek: 'The newspaper relies on people it does not name. What is known, and at how many removes.',
    tags: ['ukraine'],
    contributors: ['olena-marchuk'],
    picture: { name: 'fence-ochre', caption: 'Illustration for a report on long-range weapons.' },
    body: () =>
      tell(
        'In a conversation with Volodymyr Zelensky, Donald Trump wanted to know whether Ukraine would be able to strike the Russian capital, and St Petersburg as well, provided that the United States supplied weapons of sufficient range. That is what the Financial Times reported in July 2025.',
        'The newspaper did not say who its sources are. It attributes the question to Trump on their word, which makes it a statement about a statement: a reader hears from this newsroom what the paper wrote about what unnamed people told it of a talk between two presidents.',
        'Trump has since spoken about the matter in public.',
        callout(
          'Three steps lie between you and the words. The two presidents spoke; people with knowledge of the talk described it to the Financial Times; the paper reported it. No recording or transcript has been published.',
        ),
        'A question is not a promise. Nothing in the report, as it is quoted, says that weapons of that kind have been approved or that Zelensky was asked to use them.',
      ),
  },
  {
    slug: 'intelligence-source-says-drone-maker-plans-were-taken',
    headline: 'Drone maker’s production files are in Ukrainian hands, an intelligence source says',
    dek: 'Staff questionnaires and technical documents are said to be part of the haul. The account comes from one side and from one unnamed person.',
    tags: ['ukraine'],
    contributors: ['olena-marchuk', 'tomas-reyl'],
    body: () =>
      tell(
        'Ukraine’s armed forces have received the complete technical papers of a Russian manufacturer of drones, according to a person in Ukrainian military intelligence who spoke to the Kyiv Independent in July 2025.',
        'Two kinds of material were taken, the source said: forms that employees had filled in and that were not meant for others’ eyes, and, more valuable, the documents that describe how the aircraft are built. Specialists of the military are said to have them now.',
        'The source was not named, and the account is that of a party to the war. No part of the files is known to this newsroom. A newspaper that relays such a statement can tell its readers who made it and in what position; it cannot tell them that it is so.',
        'What the manufacturer says is not known to us either.',
      ),
  },
  {
    slug: 'orban-wants-eu-to-act-on-conscription-in-ukraine',
    headline: 'Orbán wants Brussels to act on the way Ukraine drafts its soldiers',
    dek: 'The Hungarian prime minister made the demand in an interview while his government and Kyiv quarrel over a conscript’s death.',
    tags: ['ukraine'],
    contributors: ['olena-marchuk'],
    picture: {
      name: 'voices-ochre',
      caption: 'Illustration for a report on a dispute between Budapest and Kyiv.',
    },
    body: () =>
      tell(
        'Viktor Orbán has asked the European Union to step in against the methods by which Ukraine recruits for its army. Hungary’s prime minister did so in an interview with the news site Origo that appeared on July 15, 2025.',
        'The background is a death. A Ukrainian citizen of Hungarian ethnicity died after being conscripted, and the two governments have been in dispute about it since.',
        'What the interview establishes is what Orbán demands. It does not establish how the man died: on that, Budapest and Kyiv are the parties to the argument, and neither is an independent witness.',
        'His appeal was addressed to the Union, of which Hungary is a member and which Ukraine has applied to join.',
      ),
  },
];
