<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>1 example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on by one example; the weights change when its mini-batch is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 mini-batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step: finish this mini-batch and change the weights once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on until every training example was seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the first weights of this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from other random weights (the next seed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers, cost, learning rate and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show every edge, not just the strongest of the first layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the network picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy a picture of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys at a glance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Nudge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edges show the weights w</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edges show the signal w·a of this example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>−∇C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edges show how this example wants each weight to change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SettingsPanel</source>
        <comment>ReLU</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SettingsPanel</source>
        <comment>tanh</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SettingsPanel</source>
        <comment>quadratic, sigmoid output (the chapter&apos;s)</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SettingsPanel</source>
        <comment>cross-entropy, softmax output</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SettingsPanel</source>
        <comment>1/√n, so that no neuron starts saturated</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SettingsPanel</source>
        <comment>N(0, 1) (the video&apos;s)</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SettingsPanel</source>
        <comment>He: √(2/n), for ReLU</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SettingsPanel</source>
        <comment>constant</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SettingsPanel</source>
        <comment>cosine, falling to 0 over</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SettingsPanel</source>
        <comment>As good as 13,002 parameters get</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Nudge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;h2&gt;Nudge&lt;/h2&gt;&lt;p&gt;A laboratory that shows what backpropagation really does, on true numbers: the network of 3Blue1Brown&apos;s chapters on neural networks, trained on MNIST before your eyes.&lt;/p&gt;&lt;p&gt;MNIST: Yann LeCun, Corinna Cortes and Christopher J.C. Burges (CC BY-SA 3.0). Icons: Lucide (ISC). Fonts: Inter and JetBrains Mono (OFL). Nudge: MIT licence.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause between two mini-batches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train: mini-batch after mini-batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which digit you drew</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Copy report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiagramReadout</name>
    <message>
        <source>exactly 0: the pixel is dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exactly 0: the neuron it comes from is at 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exactly 0: this ReLU neuron is off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 after rounding: too small for a float64</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class {name}, desired output {y}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row {row}, column {column}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DigitQuestion</name>
    <message>
        <source>Which digit did you mean?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I meant {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DrawingPad</name>
    <message>
        <source>drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stroke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a digit here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 to 9, as large as you like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a digit with mouse, finger or pen; the network answers at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo stroke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo stroke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear pad</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExampleWalker</name>
    <message>
        <source>label: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test or training examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test examples are never trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of the example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a number, or use the arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Export the network picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InputPanel</name>
    <message>
        <source>Draw a digit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>28 × 28, centred, one pen for all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pen width on the pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How thick the ink looks on the pad. The network always gets the same thin pen, as in MNIST.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase parts of strokes (or use the right mouse button)  (X)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>The picture of the window is in the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training does not stop yet; it will at the end of its mini-batch. Close again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nudge: what backpropagation really does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading 70,000 digits…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NetworkDiagram</name>
    <message>
        <source>The network appears here as soon as there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⋮ {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ solid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>− dashed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a digit or choose an example to see its signal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>−∇C needs a desired output: say which digit was meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>desired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} weights into {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} terms w·a of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>−∂C₀/∂w of {count} weights into {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thickness = size of the weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thickness = size of the signal w·a</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thickness = size of −∂C₀/∂w</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colour strength = size, the strongest on top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>click a neuron or an edge to inspect it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ should increase, − should decrease</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all {count} edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the strongest {shown} of {all} edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>brightness = activation (hidden: black −1, white +1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>brightness = activation (hidden: white = the layer&apos;s largest)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>brightness = activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Circles are neurons, as bright as their activation. Lines are weights: solid blue is positive, dashed red negative. Point at anything to read its value; click it, or use the arrow keys, to inspect it. Enter selects the strongest edge of a neuron, Esc lets go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected: {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NetworkPanel</name>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random weights: it only guesses.  Press Space and watch it learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} · {1} · {2:,} weights and biases</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NeuronInspector</name>
    <message>
        <source>one of {count} terms of {z}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this example leaves it as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for this example it should increase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for this example it should decrease</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row {row}, column {column}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>feeds {count} neurons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… {count} others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bias b</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected neuron, edge or pixel with all its numbers; the terms shown add up to z exactly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its weights into the first layer, largest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>z = {z} is the sum of:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QCoreApplication</name>
    <message>
        <source>SettingsPanel</source>
        <comment>sigmoid (the chapter&apos;s)</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SettingsPanel</source>
        <comment>The chapter&apos;s network</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>{0:,} weights and biases are more than can be shown; stay below {1:,}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden layers are written as numbers with commas, such as 16, 16; at most 8 layers, 1 to 10000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1:,} weights and biases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A step is −η∇C, with ∇C the mean over the mini-batch and C₀ = Σ(a − y)². Where the cost has a ½ (Nielsen&apos;s book) the same step is η = {0:g}; where ∇C is a sum over the mini-batch, η = {1:.3g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a new run with these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>η acts at once. Everything below acts when a new run begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate &amp;η</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hidden layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;First weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mini-batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sche&amp;dule of η</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs of the schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The seed fixes the first weights and every shuffle</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>One number for all {0:,} weights and biases; which examples it is the mean of is said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test {0:.2f} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the test examples, after epoch {0} (step {1:,}); C over the test set {2:.4f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {0} · mini-batch {1} of {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · example {0} of the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C(w₀, …, w{0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training set of {0:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last mini-batch, before its step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0:,.0f} steps/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0:,.0f} s left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>max</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backpropagation lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mini-batches per second, from 1 to as many as the machine can do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause when so many more epochs are completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after so many epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
