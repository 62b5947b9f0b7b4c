/** The look of the report: one page that needs nothing else, in light and dark, on paper too. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1d2129;--quiet:#5c6470;--line:#d9dde3;--ground:#fff;--card:#f7f8fa;--bar:#3b6fb5;--good:#146c3a;--bad:#b3261e;--right:#cdeed8;--wrong:#f8d0cc;--common:#fdf0b8}
@media (prefers-color-scheme:dark){:root{--ink:#e6e8eb;--quiet:#a0a7b1;--line:#3a3f47;--ground:#17191d;--card:#1f2227;--bar:#6ea2e8;--good:#6fd39a;--bad:#ff9c92;--right:#1f4d31;--wrong:#63241f;--common:#54480f}}
body{margin:0 auto;max-width:1120px;padding:24px 16px;font:15px/1.7 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:var(--ink);background:var(--ground)}
h1{font-size:22px}h2{font-size:18px;margin-top:32px}h4{margin:12px 0 4px;font-size:14px;color:var(--quiet)}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}th,td{padding:4px 10px;border-bottom:1px solid var(--line);text-align:right}th:first-child,td:first-child,.worded td:last-child,.worded th:last-child{text-align:left}
.scroll{overflow-x:auto}.verdict{padding:12px 16px;border-left:6px solid var(--good);background:var(--card)}.verdict.failed{border-color:var(--bad)}
figure{margin:16px 0}figcaption{font-weight:600;margin-bottom:6px}svg{width:100%;max-width:760px;height:auto;font-size:13px}
svg text{fill:var(--ink)}svg .label{text-anchor:end}svg .tick{text-anchor:middle;fill:var(--quiet);font-size:11px}.grid{stroke:var(--line)}.bar{fill:var(--bar);opacity:.75}.interval{stroke:var(--ink);fill:none}.worse{fill:var(--bad)}.better{fill:var(--good)}
.case{border:1px solid var(--line);border-left:4px solid var(--good);border-radius:6px;margin:12px 0;padding:8px 14px;background:var(--card)}.case.fail,.case.error{border-left-color:var(--bad)}
summary{cursor:pointer}small,.quiet{color:var(--quiet)}.pair{display:grid;grid-template-columns:1fr 1fr;gap:20px}@media (max-width:760px){.pair{grid-template-columns:1fr}}
.answer{white-space:pre-wrap;overflow-wrap:anywhere;margin:4px 0}cite{font-style:normal;font-weight:600}q{display:block;quotes:none;border-left:3px solid var(--line);padding-left:8px;margin:2px 0 8px;overflow-wrap:anywhere}
.faults,.bad{color:var(--bad)}.good{color:var(--good)}.wanted{list-style:none;padding:0}
mark{color:inherit}mark.right{background:var(--right)}mark.wrong{background:var(--wrong);text-decoration:underline wavy}mark.common{background:var(--common)}ins{background:var(--right);text-decoration:none}del{background:var(--wrong)}
@media print{.case{break-inside:avoid}}
`;
