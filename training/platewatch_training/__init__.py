"""Renders licence plates, trains Platewatch's detector and reader, exports them to ONNX and scores them."""
