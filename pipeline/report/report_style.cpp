// SPDX-License-Identifier: Apache-2.0
#include "pipeline/report/report_style.h"

namespace depesha {

const std::string_view report_style = R"(
:root {
  color-scheme: light dark;
  --paper: #faf9f6; --card: #ffffff; --ink: #22272e; --soft: #5f6b7a; --line: #dfdcd4; --link: #1f5c99;
  --good: #2f7d4f; --look: #b7791f; --bad: #b3362b; --mark: #d9730d; --severe: #c92a2a; --bar: #e8e5dd;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16191d; --card: #1e2228; --ink: #e3e6ea; --soft: #9aa5b1; --line: #323840; --link: #82b4e6;
    --good: #5db583; --look: #d9a441; --bad: #e07a6f; --bar: #323840;
  }
  figure img, figure svg { filter: brightness(0.88); }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 76rem; padding: 2.5rem 2rem 4rem; background: var(--paper); color: var(--ink);
  font: 16px/1.55 system-ui, "Segoe UI", "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif;
  overflow-wrap: anywhere;
}
h1 { font-size: 2.1rem; line-height: 1.2; font-weight: 650; letter-spacing: -0.01em; margin: 0.2rem 0 0.4rem; }
h2 { font-size: 1.35rem; font-weight: 620; margin: 3rem 0 0.4rem; padding-top: 1.2rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.02rem; font-weight: 620; line-height: 1.4; margin: 0 0 0.3rem; }
p { margin: 0.4rem 0; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 0.15em; }
ul { margin: 0.5rem 0; padding-left: 1.3rem; }
.soft, figcaption { color: var(--soft); }
.soft { font-size: 0.93rem; }
.brand { color: var(--soft); font-size: 0.93rem; margin: 0; }
.verdict { border-left: 4px solid var(--good); background: var(--card); padding: 0.8rem 1.1rem; margin: 1.2rem 0 0;
  font-size: 1.08rem; }
.verdict.look { border-color: var(--look); }
.verdict.bad { border-color: var(--bad); }
.verdict p { margin: 0; }
dl.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 0.7rem; margin: 0.6rem 0 0; }
dl.figures div { background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 0.6rem 0.9rem;
  display: flex; flex-direction: column-reverse; justify-content: flex-end; }
dl.figures dt { color: var(--soft); font-size: 0.87rem; line-height: 1.3; }
dl.figures dd { margin: 0; font-size: 1.45rem; font-weight: 600; line-height: 1.3; font-variant-numeric: tabular-nums; }
.look dd { color: var(--look); }
.bad dd { color: var(--bad); }
h2.group { font-size: 0.95rem; font-weight: 600; color: var(--soft); margin: 1.6rem 0 0; padding: 0; border: 0; }
nav { margin: 1.4rem 0 0; }
table { border-collapse: collapse; margin: 0.8rem 0; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 1rem 0.35rem 0; border-bottom: 1px solid var(--line); }
td:last-child, th:last-child { padding-right: 0; }
th { font-weight: 600; font-size: 0.87rem; color: var(--soft); }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; width: 1%; }
article { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem 1.6rem; background: var(--card);
  border: 1px solid var(--line); border-radius: 8px; padding: 1.1rem 1.3rem; margin: 1rem 0; }
article.pictured { grid-template-columns: minmax(0, 11fr) minmax(0, 10fr); }
article.failed.pictured { grid-template-columns: minmax(0, 17rem) minmax(0, 1fr); }
article.several { grid-template-columns: minmax(0, 1fr); }
.pictures { display: grid; gap: 1rem; align-items: start; align-content: start; }
.several .pictures { order: 2; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); }
figure { margin: 0; }
figure img, figure svg { display: block; max-width: 100%; height: auto; border: 1px solid var(--line); background: #fff; }
figure svg { width: 100%; }
.failed figure img { max-height: 24rem; }
figcaption { font-size: 0.85rem; margin-top: 0.35rem; }
svg rect { fill-opacity: 0.14; stroke-width: 2px; vector-effect: non-scaling-stroke; }
svg text { fill: #fff; font-family: sans-serif; font-weight: 700; text-anchor: middle; }
.doubtful rect { fill: var(--mark); stroke: var(--mark); }
.severe rect { fill: var(--severe); stroke: var(--severe); }
.doubtful circle { fill: var(--mark); }
.severe circle { fill: var(--severe); }
ol.fields { list-style: none; margin: 0.8rem 0 0; padding: 0; }
ol.fields li { display: grid; grid-template-columns: 1.7rem minmax(0, 1fr); gap: 0 0.7rem; padding: 0.45rem 0;
  border-top: 1px solid var(--line); }
.badge { width: 1.55rem; height: 1.55rem; border-radius: 50%; background: var(--mark); color: #fff; font-size: 0.8rem;
  font-weight: 700; line-height: 1.55rem; text-align: center; margin-top: 0.1rem; }
.severe .badge { background: var(--severe); }
.label { color: var(--soft); font-size: 0.87rem; display: flex; justify-content: space-between; gap: 1rem; }
.label .sure { white-space: nowrap; font-variant-numeric: tabular-nums; }
.read { white-space: pre-line; }
.none { color: var(--soft); font-style: italic; }
footer { color: var(--soft); font-size: 0.9rem; margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); }
@media (max-width: 52rem) {
  body { padding: 1.2rem 1rem 3rem; }
  article.pictured, article.failed.pictured { grid-template-columns: minmax(0, 1fr); }
}
@page { size: A4; margin: 15mm 14mm 17mm; @bottom-right { content: counter(page) " / " counter(pages);
  font: 9pt sans-serif; color: #666; } }
@media print {
  :root {
    --paper: #fff; --card: #fff; --ink: #000; --soft: #555; --line: #ccc; --link: #000; --bar: #ddd;
    --good: #2f7d4f; --look: #b7791f; --bad: #b3362b;
  }
  :root { font-size: 9.5pt; }
  body { font-size: 1rem; max-width: none; padding: 0; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  a { text-decoration: none; }
  nav { display: none; }
  h1 { font-size: 20pt; }
  footer { margin-top: 6mm; }
  h2 { margin-top: 8mm; padding-top: 4mm; break-after: avoid; }
  h3, .label, .lead { break-after: avoid; }
  article, tr, .verdict, dl.figures div, li, figure, .lead { break-inside: avoid; }
  article { border-radius: 0; padding: 4mm; margin: 4mm 0; }
  article.pictured { grid-template-columns: minmax(0, 11fr) minmax(0, 10fr); }
  article.several, article:not(.pictured) { grid-template-columns: minmax(0, 1fr); }
  .several .pictures { grid-template-columns: repeat(3, minmax(0, 1fr)); }
  figure svg { max-height: 96mm; }
  article.failed.pictured { grid-template-columns: 45mm minmax(0, 1fr); }
  .failed figure img { max-height: 70mm; }
  figure img, figure svg { filter: none; }
  dl.figures { grid-template-columns: repeat(auto-fit, minmax(27mm, 1fr)); gap: 3mm; }
  p { orphans: 3; widows: 3; }
  thead { display: table-header-group; }
}
)";

}  // namespace depesha
