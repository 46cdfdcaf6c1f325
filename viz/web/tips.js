// What a mark stands for, shown beside the pointer or, with the arrow keys, at each mark in turn. Without scripts the
// browser shows the same words, as titles.
"use strict";
(() => {
  const box = document.querySelector(".tip");
  const live = document.getElementById("live");
  const marks = ".tips rect, .map circle, .map rect";

  // Our own box instead of the browser's.
  for (const title of document.querySelectorAll(".tips title, .map title")) {
    title.parentNode.dataset.tip = title.textContent;
    title.remove();
  }

  function show(mark) {
    const at = mark.getBoundingClientRect();
    box.textContent = mark.dataset.tip;
    box.hidden = false;
    const room = document.documentElement.clientWidth;
    const left = Math.min(Math.max(at.left + at.width / 2 - box.offsetWidth / 2, 4), Math.max(room - box.offsetWidth - 4, 4));
    const above = at.top - box.offsetHeight - 6;
    box.style.left = `${left + scrollX}px`;
    box.style.top = `${(above > 0 ? above : Math.min(at.bottom, innerHeight - box.offsetHeight) + 6) + scrollY}px`;
  }

  let pointed = null;
  function point(mark) {
    pointed?.classList.remove("pointed");
    pointed = mark;
    pointed?.classList.add("pointed");
    if (pointed) show(pointed);
    else box.hidden = true;
  }

  document.addEventListener("pointerover", event => point(event.target.closest?.(marks) ?? null));
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") point(null);
  });

  // A chart takes the focus as a whole; its marks are reached with the arrow keys.
  for (const svg of document.querySelectorAll(".chart svg, svg.map")) {
    const own = [...svg.querySelectorAll(svg.matches(".map") ? "circle, rect" : ".tips rect")];
    if (own.length === 0) continue;
    svg.setAttribute("tabindex", "0");
    svg.setAttribute("aria-roledescription", "chart; arrow keys go from mark to mark");
    let at = -1;
    svg.addEventListener("keydown", event => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (event.key === "Home") at = 0;
      else if (event.key === "End") at = own.length - 1;
      else if (step) at = at < 0 ? (step > 0 ? 0 : own.length - 1) : Math.min(Math.max(at + step, 0), own.length - 1);
      else return;
      event.preventDefault();
      point(own[at]);
      live.textContent = own[at].dataset.tip;
    });
    svg.addEventListener("blur", () => point(null));
  }

  window.retold = mark => mark === pointed && show(mark);  // the words of a mark have changed
})();
