import { createServer, type Server } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { PageStore } from './pages/page-store.ts';
import type { PublicPaths } from './public-paths.ts';

/** The numbers of one process, in Prometheus' text format. None is about a single reader. */
export class Metrics {
  readonly registry = new Registry();
  readonly events: Counter;
  readonly renderErrors: Counter;

  constructor(sources: {
    readonly pages: PageStore;
    readonly paths: PublicPaths;
    readonly live: { readonly stats: { readonly readers: number; readonly cutOff: number } };
  }) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.events = new Counter({ name: 'onrecord_events_total', help: 'Events of the log seen', registers });
    this.renderErrors = new Counter({
      name: 'onrecord_render_errors_total',
      help: 'Renders that failed while an older page was served',
      registers,
    });
    const gauge = (name: string, help: string, value: () => number) =>
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(value());
        },
      });
    gauge('onrecord_pages', 'Pages in the store', () => sources.pages.stats.pages);
    gauge('onrecord_page_bytes', 'Bytes of the pages in the store', () => sources.pages.stats.sizeBytes);
    gauge(
      'onrecord_page_requests',
      'Requests answered from the store since the start',
      () => sources.pages.stats.found,
    );
    gauge('onrecord_page_renders', 'Pages rendered since the start', () => sources.pages.stats.rendered);
    gauge('onrecord_attached', '1 while events of the log reach this process', () =>
      sources.pages.detached ? 0 : 1,
    );
    gauge('onrecord_live_readers', 'Open pages that hold a stream', () => sources.live.stats.readers);
    gauge(
      'onrecord_live_cut_off',
      'Streams cut since the start because their reader did not keep up',
      () => sources.live.stats.cutOff,
    );
    gauge('onrecord_public_paths', 'Public addresses known', () => sources.paths.size);
  }

  /** A server of its own, so that the numbers are not on the site's port. */
  createServer(): Server {
    return createServer(async (request, response) => {
      if (request.url !== '/metrics') {
        response.writeHead(404).end();
        return;
      }
      response
        .writeHead(200, { 'Content-Type': this.registry.contentType })
        .end(await this.registry.metrics());
    });
  }
}
