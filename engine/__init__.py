"""The engine of Nudge: backpropagation in NumPy, usable from a notebook, without Qt.

The words, used alike in code, labels and docs (examples are rows; indices start at 0; L layers after the input):

- example, desired output: ``x`` (B, 784), ``y`` (B, 10) one-hot
- weighted sum, activation: ``zs[i]``, ``activations[l]`` (B, n); ``zs[i]`` belongs to layer l = i + 1
- delta: ``deltas[i]`` (B, n), dC_0/dz of each example
- gradient: ``trace.gradient`` (13002,), the mean over the mini-batch; the *nudge* is minus the gradient
- wish: y_j - a_j of an output neuron; pull: -dC_0/da of any activation; vote: -w_jk * delta_j, what neuron j adds to
  the pull on a_k one layer back (``nudges``)
- size of the gradient per layer: ``gradient_norms`` (L,)
- cost of one example: C_0 = sum_j (a_j - y_j)^2; C is the mean over examples
- step: one update of the weights and biases by one mini-batch; epoch: every training example once
- run: a line of steps from one start; moment: the network as it stood after one of them (``timeline``, ``runs``)
"""
