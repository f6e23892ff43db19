
"use strict";
(() => {
  const all = (query) => [...document.querySelectorAll(query)];
  const form = document.querySelector(".filters");
  const findings = all(".finding");

  if (form) {
    const words = new Map(findings.map((card) => [card, card.textContent.toLowerCase()]));
    const filter = () => {
      const wanted = new FormData(form);
      const said = wanted.get("words").trim().toLowerCase();
      let count = 0;
      for (const card of findings) {
        const fits = ["severity", "verdict", "rule", "source"].every(
          (key) => !wanted.get(key) || card.dataset[key] === wanted.get(key)
        );
        card.hidden = !(fits && words.get(card).includes(said));
        count += !card.hidden;
      }
      const whole = findings.length + (findings.length === 1 ? " finding" : " findings");
      form.querySelector("output").textContent = count === findings.length ? whole : count + " of " + whole;
      document.querySelector(".none").hidden = count > 0;
    };
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(filter));
    filter();
  }

  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const filtered = target.closest(".finding[hidden]");
    if (filtered) form.reset();
    const folded = target.closest("details:not([open])");
    if (folded) folded.open = true;
    if (filtered || folded || document.body.classList.contains("wide")) setTimeout(() => show(target, 8));
  };
  // What is far from the window has a guessed height until it is near: after a jump the guesses change, so look again.
  const show = (target, tries) => {
    target.scrollIntoView({ block: "center", behavior: "instant" });
    const { top, bottom } = target.getBoundingClientRect();
    const seen = bottom > 0 && top < innerHeight;
    if (tries && !(seen && tries < 7)) setTimeout(() => show(target, tries - 1), 40);
  };
  addEventListener("hashchange", reveal);
  reveal();

  for (const place of all(".finding .place")) {
    const button = document.createElement("button");
    const words = place.textContent;
    button.type = "button";
    button.className = "copy";
    button.textContent = "copy";
    button.setAttribute("aria-label", "copy " + words);
    place.after(" ", button);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(words);
      } catch {
        const field = document.createElement("textarea");
        field.value = words;
        button.after(field);
        field.select();
        document.execCommand("copy");
        field.remove();
        button.focus();
      }
      button.textContent = "copied";
      setTimeout(() => (button.textContent = "copy"), 1500);
    });
  }

  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    for (const story of folded) story.open = true;
  });
  addEventListener("afterprint", () => {
    for (const story of folded) story.open = false;
  });
})();
