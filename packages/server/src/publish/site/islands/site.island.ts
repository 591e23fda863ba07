import { AskEmbed } from './ask-embed.island.ts';
import { ShowMore } from './show-more.island.ts';

customElements.define('show-more', ShowMore);
customElements.define('ask-embed', AskEmbed);
