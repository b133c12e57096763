"""A page on which a person decides on proposed questions, one at a time."""

import gradio as gr

from evals.accepting import AcceptModel


def page_of(model: AcceptModel) -> gr.Blocks:
    """The page, not yet launched."""
    with gr.Blocks(title="Proposed questions") as page:
        heading = gr.Textbox(label="Proposal", interactive=False)
        gold = gr.Textbox(label="Rests on", lines=6, interactive=False)
        question = gr.Textbox(label="Question, in your own words", lines=2)
        facts = gr.Textbox(label="What the answer must say, one a line (a|b means either)", lines=3)
        note = gr.Textbox(label="Why that is right", lines=2)
        with gr.Row():
            accept = gr.Button("Accept", variant="primary")
            pass_by = gr.Button("Later")
            drop = gr.Button("Drop")
        boxes = [heading, question, facts, note, gold]
        accept.click(model.accept, [question, facts, note], boxes)
        pass_by.click(model.pass_by, None, boxes)
        drop.click(model.drop, None, boxes)
        page.load(model.shown, None, boxes)
    return page
