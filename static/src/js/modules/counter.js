// Says how many characters are left, counted as the server counts: code points, a line end as one.

function told(counter, length) {
  const left = Number(counter.dataset.most) - length;
  const sentence = left < 0 ? counter.dataset.over : counter.dataset.left;
  return sentence.replace("{n}", Math.abs(left).toLocaleString(document.documentElement.lang));
}

export function countCharacters() {
  for (const counter of document.querySelectorAll("[data-count-for]")) {
    const field = document.getElementById(counter.dataset.countFor);
    if (!field) continue;
    const spoken = document.createElement("span");
    spoken.className = "visually-hidden";
    spoken.setAttribute("role", "status");
    counter.after(spoken);
    let timer = 0;
    const show = () => {
      const length = [...field.value.replaceAll("\r\n", "\n")].length;
      counter.textContent = told(counter, length);
      counter.dataset.state = length > Number(counter.dataset.most) ? "over" : "fits";
    };
    field.addEventListener("input", () => {
      show();
      clearTimeout(timer);
      const near = counter.dataset.state === "over" || field.value.length > 0.9 * Number(counter.dataset.most);
      timer = setTimeout(() => (spoken.textContent = near ? counter.textContent : ""), 1200);
    });
    if (field.value) show();
  }
}
