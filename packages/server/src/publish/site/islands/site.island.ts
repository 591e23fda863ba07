import { AskEmbed } from './ask-embed.island.ts';
import { openNotesByTheirWords } from './claim-notes.island.ts';
import { connect } from './live-connection.island.ts';
import { LivePage } from './live-page.island.ts';
import { NewStories } from './new-stories.island.ts';
import { ShowMore } from './show-more.island.ts';

customElements.define('show-more', ShowMore);
customElements.define('ask-embed', AskEmbed);
customElements.define('new-stories', NewStories);

openNotesByTheirWords();

const main = document.querySelector('main');
if (main?.dataset.event) connect(new LivePage(main));
