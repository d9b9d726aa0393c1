// Streamlit's own words in Danish, for eyes and screen readers. What is not known here stays as it is.
(() => {
  const WORDS = new Map(Object.entries({
    "Skip to main content": "Gå til indholdet",
    "Sidebar": "Sidepanel",
    "Collapse sidebar": "Skjul sidepanelet",
    "Expand sidebar": "Vis sidepanelet",
    "App pages": "Sider",
    "Open": "Vis valgmuligheder",
    "Dismiss": "Luk",
    "Close": "Luk",
    "Clear all": "Ryd alle",
    "Clear value": "Ryd feltet",
    "Choose an option": "Vælg",
    "Choose options": "Vælg",
    "No results": "Intet fundet",
    "Choose date": "Vælg dato",
    "Previous month": "Forrige måned",
    "Next month": "Næste måned",
    "file upload": "Vælg filer",
    "Upload": "Vælg filer",
    "Add files": "Tilføj filer",
    "Uploading...": "Overfører …",
    "Running...": "Arbejder …",
    "Please wait...": "Vent …",
    "Connection error": "Ingen forbindelse",
    "Connection lost. Please wait for the app to reconnect, then try again.":
      "Forbindelsen er afbrudt. Vent, til den er der igen, og prøv så en gang til.",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
      "Kører Pejling stadig? Er programmet stoppet, så start det igen i terminalen:",
    "Press Enter to apply": "Tryk Enter for at bruge det",
    "Press Enter to submit form": "Tryk Enter for at gemme",
    "Press ⌘+Enter to apply": "Tryk ⌘+Enter for at bruge det",
    "Press Ctrl+Enter to apply": "Tryk Ctrl+Enter for at bruge det",
  }));
  const MONTHS = { January: "januar", February: "februar", March: "marts", April: "april", May: "maj", June: "juni",
    July: "juli", August: "august", September: "september", October: "oktober", November: "november",
    December: "december" };
  const PATTERNS = [
    [/^day, /, "dag, "],
    [/^month, /, "måned, "],
    [/^year, /, "år, "],
    [/^Choose date, /, "Vælg dato, "],
    [/^Remove (?=.)/, "Fjern "],
    [/^(\d+)MB per file/, "Træk filer hertil, eller vælg dem · højst $1 MB pr. fil"],
    [/^(\d+) options? available\.$/, "$1 valgmuligheder."],
    [/ – ([A-Z][a-z]+)$/, (all, month) => (month in MONTHS ? " – " + MONTHS[month] : all)],
  ];
  const ATTRIBUTES = ["aria-label", "title", "placeholder", "aria-valuetext"];
  const OURS = "[data-testid=stMarkdownContainer]"; // what the pages write is never touched,
  const UPLOAD = "[data-testid=stFileUploaderDropzone]"; // but for what stands in an upload field, which is Streamlit's

  function danish(text) {
    if (WORDS.has(text)) return WORDS.get(text);
    return PATTERNS.reduce((so_far, [found, instead]) => so_far.replace(found, instead), text);
  }

  function attributes(element) {
    for (const name of ATTRIBUTES) {
      const told = element.getAttribute(name);
      if (told && danish(told) !== told) element.setAttribute(name, danish(told));
    }
    const role = element.getAttribute("role");
    // An icon's name is English and says nothing that the text beside it does not.
    if (role === "img" && / icon$/.test(element.getAttribute("aria-label") || "")) {
      element.setAttribute("aria-hidden", "true");
    }
    // A chart is one picture with one text alternative, not a document of some hundred parts with English names.
    if (role === "graphics-document") {
      element.setAttribute("role", "img");
      element.removeAttribute("aria-roledescription");
    }
    if (element.className.includes("st-key-")) keyed(element, role);
  }

  function keyed(element, role) {
    // A box that scrolls is a stop for the keyboard.
    if (/(^| )st-key-scrolls_/.test(element.className) && role !== "region") {
      element.setAttribute("role", "region");
      element.setAttribute("aria-label", "Tabel, der kan rulles");
      element.tabIndex = 0;
    }
    // What is told anew when a level is tried.
    if (/(^| )st-key-told_/.test(element.className) && !element.hasAttribute("aria-live")) {
      element.setAttribute("aria-live", "polite");
      element.setAttribute("aria-atomic", "true");
    }
    // What is wrong with what was just typed.
    if (/(^| )st-key-alert_/.test(element.className) && role !== "alert") element.setAttribute("role", "alert");
  }

  function hidden(drawing) {
    if (drawing.matches("svg.marks")) drawing.setAttribute("aria-hidden", "true");
  }

  function words(node) {
    const told = danish(node.data), parent = node.parentElement;
    if (told === node.data || !parent || parent.closest("script, style, svg")) return;
    if (!parent.closest(OURS) || parent.closest(UPLOAD)) node.data = told;
  }

  // `done` is what has been seen in this batch of changes: what was put in piece by piece is told piece by piece.
  function every(root, done) {
    if (done.has(root)) return;
    if (root.nodeType === Node.TEXT_NODE) return words(root);
    if (root instanceof SVGElement) return hidden(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    const steps = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
      if (done.has(node)) return NodeFilter.FILTER_REJECT;
      if (!(node instanceof SVGElement)) return NodeFilter.FILTER_ACCEPT;
      hidden(node);
      return NodeFilter.FILTER_REJECT;
    });
    for (let node = root; node; node = steps.nextNode()) {
      done.add(node);
      if (node.nodeType === Node.TEXT_NODE) words(node);
      else attributes(node);
    }
  }

  new MutationObserver((changes) => {
    const done = new Set();
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach((node) => every(node, done));
      else if (change.type === "characterData") words(change.target);
      else if (!(change.target instanceof SVGElement)) attributes(change.target);
    }
  }).observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: [...ATTRIBUTES, "role"],
  });
})();
