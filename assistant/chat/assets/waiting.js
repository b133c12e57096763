// Opens the page as soon as there is one; without scripts there is a link to look again.
const look = async () => {
  try {
    const answer = await fetch(window.location.href, { method: "HEAD" });
    if (answer.status !== 503) {
      window.location.reload();
      return;
    }
  } catch {
    // not there yet, or gone: look again
  }
  setTimeout(look, 500);
};

setTimeout(look, 500);
