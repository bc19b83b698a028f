"""The grid of photos: where they lie, how they are drawn, selected and dragged."""
