// How far the adding of documents is; without scripts the page has a link to look again.
const line = document.getElementById("adding-progress");

const look = async () => {
  try {
    const answer = await fetch("/adding/progress");
    const state = await answer.json();
    if (!state.running) {
      window.location.replace("/adding");
      return;
    }
    if (line.textContent !== state.words) line.textContent = state.words;
  } catch {
    line.textContent = "The assistant does not answer; trying again";
  }
  setTimeout(look, 1000);
};

setTimeout(look, 1000);
