import { ReactNodeViewRenderer } from '@tiptap/react';
import type { ElementView } from '../schema/element-view.ts';
import {
  ButtonView,
  EmbeddedPostView,
  FileView,
  LinkCardView,
  RawHtmlView,
  RelatedStoryView,
  UnsupportedView,
} from './card-views.tsx';
import { CalloutView, GalleryView, LiveEntryView, QuoteView, ToggleView } from './container-views.tsx';
import { PictureView } from './PictureView.tsx';
import { TableView } from './TableView.tsx';

/** How each element that is more than text is drawn; all others are drawn by `elementToDom`. */
export const ELEMENT_VIEWS: Readonly<Record<string, ElementView>> = {
  picture: ReactNodeViewRenderer(PictureView),
  gallery: ReactNodeViewRenderer(GalleryView),
  relatedStory: ReactNodeViewRenderer(RelatedStoryView),
  embeddedPost: ReactNodeViewRenderer(EmbeddedPostView),
  linkCard: ReactNodeViewRenderer(LinkCardView),
  button: ReactNodeViewRenderer(ButtonView),
  file: ReactNodeViewRenderer(FileView),
  audio: ReactNodeViewRenderer(FileView),
  video: ReactNodeViewRenderer(FileView),
  rawHtml: ReactNodeViewRenderer(RawHtmlView),
  unsupported: ReactNodeViewRenderer(UnsupportedView),
  quote: ReactNodeViewRenderer(QuoteView),
  callout: ReactNodeViewRenderer(CalloutView),
  toggle: ReactNodeViewRenderer(ToggleView),
  liveEntry: ReactNodeViewRenderer(LiveEntryView),
  table: ReactNodeViewRenderer(TableView, { contentDOMElementTag: 'tbody' }),
};
