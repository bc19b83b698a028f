"""The grid of photos: its layout, drawing, selection and dragging."""
