<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Nudge</source>
        <translation>关于 Nudge</translation>
    </message>
    <message>
        <source>&lt;h2&gt;Nudge&lt;/h2&gt;&lt;p&gt;A laboratory that shows what backpropagation really does, on true numbers: the network of 3Blue1Brown&apos;s chapters on neural networks, trained on MNIST before your eyes.&lt;/p&gt;&lt;p&gt;MNIST: Yann LeCun, Corinna Cortes and Christopher J.C. Burges (CC BY-SA 3.0). Icons: Lucide (ISC). Fonts: Inter and JetBrains Mono (OFL). Nudge: MIT licence.&lt;/p&gt;</source>
        <translation>&lt;h2&gt;Nudge&lt;/h2&gt;&lt;p&gt;一间用真实数字展示反向传播究竟做了什么的实验室：3Blue1Brown 神经网络系列中的那个网络，在你眼前用 MNIST 训练。&lt;/p&gt;&lt;p&gt;MNIST：Yann LeCun、Corinna Cortes 与 Christopher J.C. Burges（CC BY-SA 3.0）。图标：Lucide（ISC）。字体：Inter 与 JetBrains Mono（OFL）。Nudge：MIT 许可证。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>复制版本信息</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>训练(&amp;P)</translation>
    </message>
    <message>
        <source>Pause between two mini-batches</source>
        <translation>在两个小批量之间暂停</translation>
    </message>
    <message>
        <source>Train: mini-batch after mini-batch</source>
        <translation>训练：一个小批量接着一个小批量</translation>
    </message>
    <message>
        <source>1 example</source>
        <translation>1 个样本</translation>
    </message>
    <message>
        <source>Go on by one example; the weights change when its mini-batch is full</source>
        <translation>前进一个样本；等它所在的小批量凑满后才改变权重</translation>
    </message>
    <message>
        <source>1 mini-batch</source>
        <translation>1 个小批量</translation>
    </message>
    <message>
        <source>One step: finish this mini-batch, change the weights</source>
        <translation>一步：做完这个小批量，改变一次权重</translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation>1 轮</translation>
    </message>
    <message>
        <source>Go on until every training example was seen</source>
        <translation>继续，直到看完全部训练样本</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>重置(&amp;R)</translation>
    </message>
    <message>
        <source>Back to the first weights of this run</source>
        <translation>回到本次训练最初的权重</translation>
    </message>
    <message>
        <source>&amp;New weights</source>
        <translation>换一组权重(&amp;N)</translation>
    </message>
    <message>
        <source>Start from other random weights (the next seed)</source>
        <translation>从另一组随机权重开始（下一个随机种子）</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>Layers, cost, learning rate and more</source>
        <translation>层数、代价函数、学习率等</translation>
    </message>
    <message>
        <source>Previous example</source>
        <translation>上一个样本</translation>
    </message>
    <message>
        <source>Next example</source>
        <translation>下一个样本</translation>
    </message>
    <message>
        <source>Random example</source>
        <translation>随机样本</translation>
    </message>
    <message>
        <source>All edges</source>
        <translation>全部连线</translation>
    </message>
    <message>
        <source>Show every edge, not just the strongest of the first layer</source>
        <translation>显示全部连线，而不只是第一层中最强的</translation>
    </message>
    <message>
        <source>Export the network picture…</source>
        <translation>导出网络图…</translation>
    </message>
    <message>
        <source>Copy a picture of the window</source>
        <translation>复制窗口图片</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>All keys at a glance</source>
        <translation>全部快捷键一览</translation>
    </message>
    <message>
        <source>&amp;About Nudge</source>
        <translation>关于 Nudge(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Edges show the weights w</source>
        <translation>连线显示权重 w</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>信号</translation>
    </message>
    <message>
        <source>Edges show the signal w·a of this example</source>
        <translation>连线显示这个样本的信号 w·a</translation>
    </message>
    <message>
        <source>−∇C</source>
        <translation>−∇C</translation>
    </message>
    <message>
        <source>Edges show how this example wants each weight to change</source>
        <translation>连线显示这个样本希望每个权重怎样改变</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Say which digit you drew</source>
        <translation>说明你画的是哪个数字</translation>
    </message>
</context>
<context>
    <name>AugmentedStrip</name>
    <message>
        <source>Draw a digit to see what happens to it.</source>
        <translation>画一个数字，看看它会怎样变化。</translation>
    </message>
    <message>
        <source>Of {0} versions of what is on the pad, {1} get its answer, {2}.</source>
        <translation>画板上的图像变化出 {0} 个版本，其中 {1} 个得到同样的答案 {2}。</translation>
    </message>
    <message>
        <source>The example on the pad, changed as training images would be</source>
        <translation>画板上的样本，像训练图像那样变化之后</translation>
    </message>
</context>
<context>
    <name>BackpropWorkspace</name>
    <message>
        <source>Draw a digit, or choose an example on the left: the lesson takes it through every step.</source>
        <translation>在左边画一个数字，或选一个样本：课程会带它走完每一步。</translation>
    </message>
    <message>
        <source>A drawing has no label, and without a desired output there is no cost. Say which digit you meant, above the network or with its key.</source>
        <translation>手写的数字没有标签，没有期望输出就没有代价。请在网络上方或用数字键说明你写的是哪个数字。</translation>
    </message>
    <message>
        <source>your drawing</source>
        <translation>你画的数字</translation>
    </message>
    <message>
        <source>your drawing, meant as {name}: what does it want from the network?</source>
        <translation>你画的 {name}：它希望网络怎样改变？</translation>
    </message>
    <message>
        <source>test example {index:,}, a {name}: what does it want from the network?</source>
        <translation>测试样本 {index:,}，一个 {name}：它希望网络怎样改变？</translation>
    </message>
    <message>
        <source>training example {index:,}, a {name}: what does it want from the network?</source>
        <translation>训练样本 {index:,}，一个 {name}：它希望网络怎样改变？</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭这条消息</translation>
    </message>
</context>
<context>
    <name>CostPage</name>
    <message>
        <source>The cost of this example</source>
        <translation>这个样本的代价</translation>
    </message>
    <message>
        <source>C₀ = {cost} is the sum of</source>
        <translation>C₀ = {cost}，等于下列各项之和</translation>
    </message>
    <message>
        <source>C₀, this example</source>
        <translation>C₀，这个样本</translation>
    </message>
    <message>
        <source>C, the next mini-batch ({count:,})</source>
        <translation>C，下一个小批量（{count:,}）</translation>
    </message>
    <message>
        <source>C, the training set ({count:,})</source>
        <translation>C，训练集（{count:,}）</translation>
    </message>
    <message>
        <source>Beside the average of many examples</source>
        <translation>与许多样本的平均相比</translation>
    </message>
    <message>
        <source>The network should answer 1 at {name} and 0 everywhere else.</source>
        <translation>网络应当在 {name} 处输出 1，其他各处输出 0。</translation>
    </message>
    <message>
        <source>Output {name} costs most: {term} of C₀ = {cost}.</source>
        <translation>输出 {name} 的代价最大：占 C₀ = {cost} 中的 {term}。</translation>
    </message>
    <message>
        <source>The cross-entropy looks only there: C₀ = −ln {a} = {cost}.</source>
        <translation>交叉熵只看那一处：C₀ = −ln {a} = {cost}。</translation>
    </message>
    <message>
        <source>The answer is right, and it still costs something.</source>
        <translation>答案是对的，但仍有一点代价。</translation>
    </message>
    <message>
        <source>The answer, {answer}, is wrong.</source>
        <translation>答案 {answer} 是错的。</translation>
    </message>
    <message>
        <source>the cost of this example is the sum over all outputs</source>
        <translation>这个样本的代价是对所有输出求和</translation>
    </message>
</context>
<context>
    <name>CostPlot</name>
    <message>
        <source>step {0:,.0f}</source>
        <translation>第 {0:,.0f} 步</translation>
    </message>
    <message>
        <source>mini-batch C = {0:.4f}</source>
        <translation>小批量 C = {0:.4f}</translation>
    </message>
    <message>
        <source>smoothed {0:.4f}</source>
        <translation>平滑后 {0:.4f}</translation>
    </message>
    <message>
        <source>test C = {0:.4f}, {1:.2f} % right</source>
        <translation>测试集 C = {0:.4f}，正确 {1:.2f} %</translation>
    </message>
    <message>
        <source>C = {0:.3f}, mini-batch of {1}</source>
        <translation>C = {0:.3f}，{1} 个样本的小批量</translation>
    </message>
    <message>
        <source>mini-batch</source>
        <translation>小批量</translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>accuracy, % (right)</source>
        <translation>正确率 %（右轴）</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>代价</translation>
    </message>
    <message>
        <source>Cost plot</source>
        <translation>代价曲线</translation>
    </message>
    <message>
        <source>Press Space: the cost of each mini-batch appears here.</source>
        <translation>按空格键：每个小批量的代价会出现在这里。</translation>
    </message>
    <message>
        <source>Averaged over about {0} mini-batches</source>
        <translation>约 {0} 个小批量的平均</translation>
    </message>
</context>
<context>
    <name>DiagramReadout</name>
    <message>
        <source>exactly 0: the pixel is dark</source>
        <translation>恰好为 0：这个像素是暗的</translation>
    </message>
    <message>
        <source>exactly 0: the neuron it comes from is at 0</source>
        <translation>恰好为 0：上一层的这个神经元激活值为 0</translation>
    </message>
    <message>
        <source>exactly 0: this ReLU neuron is off</source>
        <translation>恰好为 0：这个 ReLU 神经元没有激活</translation>
    </message>
    <message>
        <source>0 after rounding: too small for a float64</source>
        <translation>舍入后为 0：对 float64 来说太小了</translation>
    </message>
    <message>
        <source>class {name}</source>
        <translation>类别 {name}</translation>
    </message>
    <message>
        <source>class {name}, desired output {y}</source>
        <translation>类别 {name}，期望输出 {y}</translation>
    </message>
    <message>
        <source>row {row}, column {column}</source>
        <translation>第 {row} 行，第 {column} 列</translation>
    </message>
</context>
<context>
    <name>DigitImage</name>
    <message>
        <source>What the network sees</source>
        <translation>网络看到的</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>还没有内容</translation>
    </message>
    <message>
        <source>an image of {0} × {1} pixels</source>
        <translation>{0} × {1} 像素的图像</translation>
    </message>
</context>
<context>
    <name>DigitQuestion</name>
    <message>
        <source>Which digit did you mean?</source>
        <translation>你画的是哪个数字？</translation>
    </message>
    <message>
        <source>I meant {0}</source>
        <translation>我画的是 {0}</translation>
    </message>
</context>
<context>
    <name>DrawingPad</name>
    <message>
        <source>drawing</source>
        <translation>绘画</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>stroke</source>
        <translation>笔画</translation>
    </message>
    <message>
        <source>Draw a digit here</source>
        <translation>在这里画一个数字</translation>
    </message>
    <message>
        <source>0 to 9, as large as you like</source>
        <translation>0 到 9，大小随意</translation>
    </message>
    <message>
        <source>Drawing pad</source>
        <translation>画板</translation>
    </message>
    <message>
        <source>Draw a digit with mouse, finger or pen; the network answers at once</source>
        <translation>用鼠标、手指或笔画一个数字，网络会立刻回答</translation>
    </message>
    <message>
        <source>Undo stroke</source>
        <translation>撤销笔画</translation>
    </message>
    <message>
        <source>Redo stroke</source>
        <translation>重做笔画</translation>
    </message>
    <message>
        <source>Clear pad</source>
        <translation>清空画板</translation>
    </message>
</context>
<context>
    <name>ExampleWalker</name>
    <message>
        <source>label: {0}</source>
        <translation>标签：{0}</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>Test or training examples</source>
        <translation>测试样本或训练样本</translation>
    </message>
    <message>
        <source>Test examples are never trained on</source>
        <translation>测试样本从不用于训练</translation>
    </message>
    <message>
        <source>Number of the example</source>
        <translation>样本编号</translation>
    </message>
    <message>
        <source>Type a number, or use the arrow keys</source>
        <translation>输入编号，或使用方向键</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Export the network picture</source>
        <translation>导出网络图</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>已保存 {0}</translation>
    </message>
    <message>
        <source>{0} could not be written: {1}. Nothing was changed; choose another folder or free some space.</source>
        <translation>无法写入 {0}：{1}。没有改动任何内容；请换一个文件夹或腾出一些空间。</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>Training stopped by a fault: {0}. The weights are kept; play goes on, reset starts anew.</source>
        <translation>训练因故障停止：{0}。权重已保留；可以继续训练，也可以重置。</translation>
    </message>
    <message>
        <source>Training is stuck at step {0:,}: every neuron is saturated, so the gradient is 0 and would stay 0. The weights of step {3:,} are kept. η = {1:g} is too large: reset and try {2:g}.</source>
        <translation>训练在第 {0:,} 步卡住了：所有神经元都已饱和，梯度为 0 且不会再变。已保留第 {3:,} 步的权重。η = {1:g} 太大：请重置，并试试 {2:g}。</translation>
    </message>
    <message>
        <source>Training diverged at step {0:,}: the cost or the gradient is no longer a finite number. The weights of step {3:,} are kept. η = {1:g} is too large: reset and try {2:g}.</source>
        <translation>训练在第 {0:,} 步发散了：代价或梯度不再是有限的数。已保留第 {3:,} 步的权重。η = {1:g} 太大：请重置，并试试 {2:g}。</translation>
    </message>
    <message>
        <source>After a whole epoch the network still only guesses: its neurons are almost saturated. η = {0:g} is probably too large for these layers: reset and try {1:g}.</source>
        <translation>学了整整一轮，网络仍然只是在猜：它的神经元几乎都饱和了。η = {0:g} 对这些层来说大概太大了：请重置，并试试 {1:g}。</translation>
    </message>
</context>
<context>
    <name>ForwardPage</name>
    <message>
        <source>Forward: the activations</source>
        <translation>前向：激活值</translation>
    </message>
    <message>
        <source>{z} = {value} is the sum of</source>
        <translation>{z} = {value}，等于下列各项之和</translation>
    </message>
    <message>
        <source>the other {count:,}</source>
        <translation>其余 {count:,} 项</translation>
    </message>
    <message>
        <source>the bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>Neuron {j} of layer {layer} adds up {count:,} activations times their weights, and a bias.</source>
        <translation>第 {layer} 层的神经元 {j} 把 {count:,} 个激活值乘以各自的权重后相加，再加上偏置。</translation>
    </message>
    <message>
        <source>{zeros:,} of the terms are exactly 0, as their pixels are dark.</source>
        <translation>其中 {zeros:,} 项恰好为 0，因为对应的像素是暗的。</translation>
    </message>
    <message>
        <source>{zeros:,} of the terms are exactly 0, as the neurons before are at 0.</source>
        <translation>其中 {zeros:,} 项恰好为 0，因为前一层的那些神经元为 0。</translation>
    </message>
    <message>
        <source>The sum is z = {z}; {function} makes a = {a} of it.</source>
        <translation>和是 z = {z}；{function}把它变成 a = {a}。</translation>
    </message>
    <message>
        <source>the sigmoid</source>
        <translation>sigmoid 函数</translation>
    </message>
    <message>
        <source>the ReLU</source>
        <translation>ReLU 函数</translation>
    </message>
    <message>
        <source>the hyperbolic tangent</source>
        <translation>双曲正切函数</translation>
    </message>
    <message>
        <source>the softmax, together with the other outputs,</source>
        <translation>softmax 函数（连同其他输出）</translation>
    </message>
    <message>
        <source>softmax, the other outputs as they are</source>
        <translation>softmax，其他输出保持不变</translation>
    </message>
    <message>
        <source>z is the sum of weights times activations, plus the bias</source>
        <translation>z 等于权重乘以激活值之和再加偏置</translation>
    </message>
    <message>
        <source>the activation is a function of z</source>
        <translation>激活值是 z 的函数</translation>
    </message>
    <message>
        <source>Layer {0}</source>
        <translation>第 {0} 层</translation>
    </message>
</context>
<context>
    <name>GradientPlot</name>
    <message>
        <source>step {0:,.0f}</source>
        <translation>第 {0:,.0f} 步</translation>
    </message>
    <message>
        <source>{0}: {1:.4g}, smoothed {2:.4g}</source>
        <translation>{0}：{1:.4g}，平滑后 {2:.4g}</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>‖∇C‖ per layer, smoothed</source>
        <translation>各层 ‖∇C‖，平滑后</translation>
    </message>
    <message>
        <source>Gradient plot</source>
        <translation>梯度曲线</translation>
    </message>
    <message>
        <source>How steep the cost is for each layer&apos;s weights and biases appears here.</source>
        <translation>代价函数对各层权重和偏置有多陡，会显示在这里。</translation>
    </message>
</context>
<context>
    <name>InputPanel</name>
    <message>
        <source>Draw a digit</source>
        <translation>画一个数字</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>网络看到的</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>笔宽</translation>
    </message>
    <message>
        <source>Pen width on the pad</source>
        <translation>画板上的笔宽</translation>
    </message>
    <message>
        <source>How thick the ink looks on the pad. The network always gets the same thin pen, as in MNIST.</source>
        <translation>墨迹在画板上看起来有多粗。网络得到的总是和 MNIST 一样的细笔。</translation>
    </message>
    <message>
        <source>Raw pad</source>
        <translation>原样画板</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>Give the network the pad as it is, merely made smaller: neither fitted nor centred, with your own pen.
Move the digit or draw it small, and see why centring matters.  (Shift+R)</source>
        <translation>把画板原样缩小后交给网络：不调整大小，不居中，笔也是您自己的粗细。
把数字画到一边，或者画小一些，就能看出居中为什么重要。  (Shift+R)</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮</translation>
    </message>
    <message>
        <source>Erase parts of strokes (or use the right mouse button)  (X)</source>
        <translation>擦掉一部分笔画（也可用鼠标右键）  (X)</translation>
    </message>
    <message>
        <source>RAW: only made smaller, not centred</source>
        <translation>原样：只缩小，未居中</translation>
    </message>
    <message>
        <source>A dot: no digit yet</source>
        <translation>一个点：还不是数字</translation>
    </message>
    <message>
        <source>More ink than any digit has</source>
        <translation>墨迹比任何数字都多</translation>
    </message>
    <message>
        <source>{0}, as it is in the data</source>
        <translation>{0}，数据中的原图</translation>
    </message>
    <message>
        <source>{0}, centred, one pen for all</source>
        <translation>{0}，居中，统一的笔</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>LessonActions</name>
    <message>
        <source>‹ Back</source>
        <translation>‹ 上一步</translation>
    </message>
    <message>
        <source>The step before</source>
        <translation>回到上一步</translation>
    </message>
    <message>
        <source>Next ›</source>
        <translation>下一步 ›</translation>
    </message>
    <message>
        <source>The next step</source>
        <translation>前往下一步</translation>
    </message>
    <message>
        <source>Play the steps</source>
        <translation>自动播放各步</translation>
    </message>
    <message>
        <source>Walk through the steps by itself</source>
        <translation>自动走完各步</translation>
    </message>
    <message>
        <source>Predict first</source>
        <translation>先预测</translation>
    </message>
    <message>
        <source>Ask before a step shows its answer</source>
        <translation>在显示答案之前先提问</translation>
    </message>
</context>
<context>
    <name>LessonNetwork</name>
    <message>
        <source>One training example</source>
        <translation>一个训练样本</translation>
    </message>
    <message>
        <source>Take the newest</source>
        <translation>取最新的</translation>
    </message>
    <message>
        <source>Go on with the network as it is now</source>
        <translation>改用网络现在的状态</translation>
    </message>
    <message>
        <source>frozen at step {0:,}; training goes on</source>
        <translation>停在第 {0:,} 步；训练仍在进行</translation>
    </message>
    <message>
        <source>the network after step {0:,}</source>
        <translation>第 {0:,} 步之后的网络</translation>
    </message>
</context>
<context>
    <name>LessonPanel</name>
    <message>
        <source>Right.</source>
        <translation>答对了。</translation>
    </message>
    <message>
        <source>Not this time.</source>
        <translation>这次没答对。</translation>
    </message>
    <message>
        <source>Backpropagation, step by step</source>
        <translation>反向传播，一步一步</translation>
    </message>
    <message>
        <source>The step&apos;s numbers</source>
        <translation>这一步的数字</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>The digits could not be loaded. {0}</source>
        <translation>无法载入数字。{0}</translation>
    </message>
    <message>
        <source>Something went wrong: {0}. Your work is still here.</source>
        <translation>出了点问题：{0}。你的工作仍然在。</translation>
    </message>
    <message>
        <source>The picture of the window is in the clipboard.</source>
        <translation>窗口图片已放入剪贴板。</translation>
    </message>
    <message>
        <source>Training does not stop yet; it will at the end of its mini-batch. Close again.</source>
        <translation>训练还没有停下，做完当前小批量就会停。请再关闭一次。</translation>
    </message>
    <message>
        <source>Nudge: what backpropagation really does</source>
        <translation>Nudge：反向传播究竟做了什么</translation>
    </message>
    <message>
        <source>Loading 70,000 digits…</source>
        <translation>正在载入 70,000 个数字…</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation>训练(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>主题(&amp;H)</translation>
    </message>
</context>
<context>
    <name>NetworkDiagram</name>
    <message>
        <source>The network appears here as soon as there is one.</source>
        <translation>有了网络，它就会出现在这里。</translation>
    </message>
    <message>
        <source>⋮ {count} more</source>
        <translation>⋮ 还有 {count} 个</translation>
    </message>
    <message>
        <source>+ solid</source>
        <translation>+ 实线</translation>
    </message>
    <message>
        <source>− dashed</source>
        <translation>− 虚线</translation>
    </message>
    <message>
        <source>Draw a digit or choose an example to see its signal.</source>
        <translation>画一个数字或选一个样本，就能看到它的信号。</translation>
    </message>
    <message>
        <source>−∇C needs a desired output: say which digit was meant.</source>
        <translation>−∇C 需要期望输出：请说明你画的是哪个数字。</translation>
    </message>
    <message>
        <source>desired</source>
        <translation>期望输出</translation>
    </message>
    <message>
        <source>{count} weights into {name}</source>
        <translation>进入 {name} 的 {count} 个权重</translation>
    </message>
    <message>
        <source>{count} terms w·a of {name}</source>
        <translation>{name} 的 {count} 项 w·a</translation>
    </message>
    <message>
        <source>−∂C₀/∂w into {name}</source>
        <translation>进入 {name} 的 −∂C₀/∂w</translation>
    </message>
    <message>
        <source>thickness = size of the weight</source>
        <translation>粗细 = 权重的大小</translation>
    </message>
    <message>
        <source>thickness = size of the signal w·a</source>
        <translation>粗细 = 信号 w·a 的大小</translation>
    </message>
    <message>
        <source>thickness = size of −∂C₀/∂w</source>
        <translation>粗细 = −∂C₀/∂w 的大小</translation>
    </message>
    <message>
        <source>colour strength = size, the strongest on top</source>
        <translation>颜色深浅 = 大小，最强的在最上面</translation>
    </message>
    <message>
        <source>click a neuron or an edge to inspect it</source>
        <translation>点击神经元或连线查看详情</translation>
    </message>
    <message>
        <source>+ should increase, − should decrease</source>
        <translation>+ 应当增大，− 应当减小</translation>
    </message>
    <message>
        <source>all {count} edges</source>
        <translation>全部 {count} 条连线</translation>
    </message>
    <message>
        <source>the strongest {shown} of {all} edges</source>
        <translation>{all} 条连线中最强的 {shown} 条</translation>
    </message>
    <message>
        <source>1 input</source>
        <translation>1 个输入</translation>
    </message>
    <message>
        <source>{count} inputs</source>
        <translation>{count} 个输入</translation>
    </message>
    <message>
        <source>brightness = activation (hidden: black −1, white +1)</source>
        <translation>亮度 = 激活值（隐藏层：黑 −1，白 +1）</translation>
    </message>
    <message>
        <source>brightness = activation (hidden: white = the layer&apos;s largest)</source>
        <translation>亮度 = 激活值（隐藏层：白 = 该层最大值）</translation>
    </message>
    <message>
        <source>brightness = activation</source>
        <translation>亮度 = 激活值</translation>
    </message>
    <message>
        <source>Network diagram</source>
        <translation>网络图</translation>
    </message>
    <message>
        <source>Circles are neurons, as bright as their activation. Lines are weights: solid blue is positive, dashed red negative. Point at anything to read its value; click it, or use the arrow keys, to inspect it. Enter selects the strongest edge of a neuron, Esc lets go.</source>
        <translation>圆圈是神经元，越亮激活值越大。线是权重：蓝色实线为正，红色虚线为负。指向任何东西即可读出数值；点击它或用方向键可查看详情。回车键选中神经元最强的连线，Esc 取消选择。</translation>
    </message>
    <message>
        <source>No network yet</source>
        <translation>还没有网络</translation>
    </message>
    <message>
        <source>Selected: {what}</source>
        <translation>已选中：{what}</translation>
    </message>
</context>
<context>
    <name>NetworkPanel</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Random weights: it only guesses.  Press Space and watch it learn.</source>
        <translation>权重是随机的：它只是在猜。按空格键，看它学习。</translation>
    </message>
    <message>
        <source>{0} {1} · {2:,} weights and biases</source>
        <translation>{0} {1} · {2:,} 个权重和偏置</translation>
    </message>
</context>
<context>
    <name>NeuronInspector</name>
    <message>
        <source>one of {count} terms of {z}</source>
        <translation>{z} 的 {count} 项之一</translation>
    </message>
    <message>
        <source>this example leaves it as it is</source>
        <translation>这个样本不想改变它</translation>
    </message>
    <message>
        <source>for this example it should increase</source>
        <translation>按这个样本，它应当增大</translation>
    </message>
    <message>
        <source>for this example it should decrease</source>
        <translation>按这个样本，它应当减小</translation>
    </message>
    <message>
        <source>row {row}, column {column}</source>
        <translation>第 {row} 行，第 {column} 列</translation>
    </message>
    <message>
        <source>feeds {count} neurons</source>
        <translation>送往 {count} 个神经元</translation>
    </message>
    <message>
        <source>… {count} others</source>
        <translation>…其余 {count} 项</translation>
    </message>
    <message>
        <source>bias b</source>
        <translation>偏置 b</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>The selected neuron, edge or pixel with all its numbers; the terms shown add up to z exactly.</source>
        <translation>选中的神经元、连线或像素的全部数值；列出的各项之和恰好等于 z。</translation>
    </message>
    <message>
        <source>its weights into the first layer, largest first</source>
        <translation>它进入第一层的权重，从大到小</translation>
    </message>
    <message>
        <source>z = {z} is the sum of:</source>
        <translation>z = {z} 是下列各项之和：</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Workspaces</source>
        <translation>工作区</translation>
    </message>
</context>
<context>
    <name>ParameterNames</name>
    <message>
        <source>“{0}” is not the name of a weight or bias. {1}</source>
        <translation>“{0}”不是权重或偏置的名称。{1}</translation>
    </message>
    <message>
        <source>There is no w_{0:,} in this network. {1}</source>
        <translation>这个网络里没有 w_{0:,}。{1}</translation>
    </message>
    <message>
        <source>There is no layer ({0}) of weights: they are (1) to ({1}).</source>
        <translation>没有第 ({0}) 层权重：权重层是 (1) 到 ({1})。</translation>
    </message>
    <message>
        <source>Layer ({0}) has no neuron {1}: its neurons are 0 to {2}.</source>
        <translation>第 ({0}) 层没有神经元 {1}：该层神经元的编号是 0 到 {2}。</translation>
    </message>
    <message>
        <source>Type a number from 0 to {0:,}, or layer and indices: w(2)5,11 for a weight, b(3)2 for a bias.</source>
        <translation>请输入 0 到 {0:,} 之间的编号，或层号与下标：权重如 w(2)5,11，偏置如 b(3)2。</translation>
    </message>
</context>
<context>
    <name>PictureDesk</name>
    <message>
        <source>Open a picture of a digit</source>
        <translation>打开一张数字图片</translation>
    </message>
    <message>
        <source>Pictures ({0})</source>
        <translation>图片 ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>The clipboard holds no picture. Copy a picture or a picture file, then paste.</source>
        <translation>剪贴板里没有图片。请先复制一张图片或一个图片文件，再粘贴。</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>这张图片</translation>
    </message>
    <message>
        <source>Open a &amp;picture of a digit…</source>
        <translation>打开数字图片(&amp;P)…</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Take a digit from a photo or a screenshot; you may also drop or paste one  (Ctrl+Shift+O)</source>
        <translation>从照片或截图中取一个数字；也可以把图片拖进来或粘贴进来  (Ctrl+Shift+O)</translation>
    </message>
    <message>
        <source>P&amp;aste a picture</source>
        <translation>粘贴图片(&amp;A)</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>粘贴图片</translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>The network takes it for {0} (a = {1:.2f}).</source>
        <translation>网络认为它是 {0}（a = {1:.2f}）。</translation>
    </message>
    <message>
        <source>A digit from a picture</source>
        <translation>图片中的数字</translation>
    </message>
    <message>
        <source>What the network would get</source>
        <translation>网络将得到的图像</translation>
    </message>
    <message>
        <source>&amp;Ink</source>
        <translation>墨迹(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Faint marks</source>
        <translation>浅的痕迹(&amp;F)</translation>
    </message>
    <message>
        <source>found by itself</source>
        <translation>自动判断</translation>
    </message>
    <message>
        <source>darker than the paper</source>
        <translation>比纸深</translation>
    </message>
    <message>
        <source>lighter than the paper</source>
        <translation>比纸浅</translation>
    </message>
    <message>
        <source>Whether the ink is dark or light</source>
        <translation>墨迹是深还是浅</translation>
    </message>
    <message>
        <source>How faint a mark may be and still be ink</source>
        <translation>多浅的痕迹仍算墨迹</translation>
    </message>
    <message>
        <source>To the right, fainter marks count as ink; to the left, only the strongest</source>
        <translation>向右，更浅的痕迹也算墨迹；向左，只算最深的</translation>
    </message>
    <message>
        <source>The picture, with the ink that was found in colour</source>
        <translation>原图，找到的墨迹用颜色标出</translation>
    </message>
    <message>
        <source>&amp;Use it</source>
        <translation>使用它(&amp;U)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PictureErrors</name>
    <message>
        <source>it is empty</source>
        <translation>它是空的</translation>
    </message>
    <message>
        <source>No ink was found in this picture. Choose one of a single digit with clear lines.</source>
        <translation>在这张图片里没有找到墨迹。请选择只有一个数字、笔画清晰的图片。</translation>
    </message>
    <message>
        <source>Nothing stands out clearly in this picture. Choose one of a single digit with dark lines on light ground, or light lines on dark.</source>
        <translation>这张图片里没有明显突出的东西。请选择浅底深色笔画或深底浅色笔画的单个数字。</translation>
    </message>
    <message>
        <source>{name} is not a picture that can be read: {detail}. Choose a PNG, JPEG, BMP, GIF or WebP file.</source>
        <translation>{name} 不是可以读取的图片：{detail}。请选择 PNG、JPEG、BMP、GIF 或 WebP 文件。</translation>
    </message>
    <message>
        <source>{name} is not a file. Choose a picture file.</source>
        <translation>{name} 不是文件。请选择一个图片文件。</translation>
    </message>
    <message>
        <source>{name} has {width:,} x {height:,} pixels; pictures up to {most:,} pixels are read. Make it smaller first.</source>
        <translation>{name} 有 {width:,} × {height:,} 像素；最多读取 {most:,} 像素的图片。请先把它缩小。</translation>
    </message>
    <message>
        <source>{name} has {size:,} bytes; picture files up to {most:,} bytes are read. Make it smaller first.</source>
        <translation>{name} 有 {size:,} 字节；最多读取 {most:,} 字节的图片文件。请先把它缩小。</translation>
    </message>
</context>
<context>
    <name>PlotPanel</name>
    <message>
        <source>log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Powers of ten on the vertical axis</source>
        <translation>纵轴按 10 的幂显示</translation>
    </message>
    <message>
        <source>Logarithmic axis</source>
        <translation>对数坐标</translation>
    </message>
    <message>
        <source>Save as PNG, SVG or CSV</source>
        <translation>保存为 PNG、SVG 或 CSV</translation>
    </message>
    <message>
        <source>Export this chart</source>
        <translation>导出这张图</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>图片（PNG）…</translation>
    </message>
    <message>
        <source>Drawing (SVG)…</source>
        <translation>矢量图（SVG）…</translation>
    </message>
    <message>
        <source>Numbers (CSV)…</source>
        <translation>数据（CSV）…</translation>
    </message>
    <message>
        <source>step (mini-batches)</source>
        <translation>步（小批量）</translation>
    </message>
</context>
<context>
    <name>PredictionBars</name>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>draw something to ask</source>
        <translation>画点什么来提问</translation>
    </message>
    <message>
        <source>untrained: a guess</source>
        <translation>未训练：只是猜测</translation>
    </message>
    <message>
        <source>{0}: a = {1:.6f}</source>
        <translation>{0}：a = {1:.6f}</translation>
    </message>
    <message>
        <source>  (desired: 1)</source>
        <translation>  （期望为 1）</translation>
    </message>
    <message>
        <source>no prediction</source>
        <translation>没有预测</translation>
    </message>
    <message>
        <source>answer {0}, activation {1:.2f}</source>
        <translation>答案 {0}，激活值 {1:.2f}</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>Predict first</source>
        <translation>先预测</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Click it in the network, or press its letter. Nothing is recorded.</source>
        <translation>在网络图中点击，或按对应的字母键。不会作任何记录。</translation>
    </message>
    <message>
        <source>Press its letter. Nothing is recorded.</source>
        <translation>按对应的字母键。不会作任何记录。</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>{0:,} weights and biases are more than can be shown; stay below {1:,}.</source>
        <translation>{0:,} 个权重和偏置太多，无法显示；请不要超过 {1:,} 个。</translation>
    </message>
    <message>
        <source>Hidden layers are written as numbers with commas, such as 16, 16; at most 8 layers, 1 to 10000.</source>
        <translation>隐藏层写成用逗号分隔的数字，例如 16, 16；最多 8 层，每层 1 到 10000。</translation>
    </message>
    <message>
        <source>{0}: {1:,} weights and biases</source>
        <translation>{0}：{1:,} 个权重和偏置</translation>
    </message>
    <message>
        <source>The same step elsewhere: {0:g} where C has a ½, {1:.3g} for sums</source>
        <translation>别处的同样一步：C 带 ½ 时 {0:g}，求和时 {1:.3g}</translation>
    </message>
    <message>
        <source>A step is −η∇C, with ∇C the mean over the mini-batch and C₀ = Σ(a − y)².
Where the cost has a ½, as in Nielsen&apos;s book, the same step is η = {0:g}.
Where ∇C is a sum over the mini-batch and not a mean, it is η = {1:.3g}.</source>
        <translation>一步是 −η∇C，其中 ∇C 是小批量上的平均，C₀ = Σ(a − y)²。
如果代价函数带 ½（如 Nielsen 的书），同样一步的 η = {0:g}。
如果 ∇C 是小批量上的和而不是平均，则 η = {1:.3g}。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Begin a new run with these</source>
        <translation>用这些设置重新开始</translation>
    </message>
    <message>
        <source>η acts at once. Everything below acts when a new run begins.</source>
        <translation>η 立即生效；下面各项在重新开始时生效。</translation>
    </message>
    <message>
        <source>Learning rate &amp;η</source>
        <translation>学习率 η(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>预设(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Hidden layers</source>
        <translation>隐藏层(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Activation</source>
        <translation>激活函数(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Cost</source>
        <translation>代价函数(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;First weights</source>
        <translation>初始权重(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Mini-batch size</source>
        <translation>小批量大小(&amp;M)</translation>
    </message>
    <message>
        <source>Sche&amp;dule of η</source>
        <translation>η 的变化(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>随机种子(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Training images</source>
        <translation>训练图像(&amp;T)</translation>
    </message>
    <message>
        <source>Epochs of the schedule</source>
        <translation>变化的轮数</translation>
    </message>
    <message>
        <source> epochs</source>
        <translation> 轮</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Moves, turns, sizes and slants each training image a little, with a thicker or thinner pen, anew in every epoch.
Training becomes several times slower. It helps a little where a network has room for it, such as one hidden layer of 100; 16, 16 has none.</source>
        <translation>每一轮都把每张训练图像重新移动、旋转、缩放、倾斜一点，并让笔画变粗或变细。
训练会慢好几倍。网络有余力时略有帮助，例如一个 100 个神经元的隐藏层；16, 16 没有余力。</translation>
    </message>
    <message>
        <source>The seed fixes the first weights and every shuffle</source>
        <translation>随机种子决定初始权重和每次打乱的顺序</translation>
    </message>
    <message>
        <source>sigmoid (the chapter&apos;s)</source>
        <translation>sigmoid（视频所用）</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>quadratic, sigmoid output (the chapter&apos;s)</source>
        <translation>平方代价，sigmoid 输出（视频所用）</translation>
    </message>
    <message>
        <source>cross-entropy, softmax output</source>
        <translation>交叉熵，softmax 输出</translation>
    </message>
    <message>
        <source>1/√n, so that no neuron starts saturated</source>
        <translation>1/√n，使神经元一开始不饱和</translation>
    </message>
    <message>
        <source>N(0, 1) (the video&apos;s)</source>
        <translation>N(0, 1)（视频所用）</translation>
    </message>
    <message>
        <source>He: √(2/n), for ReLU</source>
        <translation>He：√(2/n)，用于 ReLU</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>changed a little, each time anew</source>
        <translation>每次略作变化</translation>
    </message>
    <message>
        <source>changed more, each time anew</source>
        <translation>每次变化更大</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>cosine, falling to 0 over</source>
        <translation>余弦，降到 0，历时</translation>
    </message>
    <message>
        <source>The chapter&apos;s network</source>
        <translation>视频中的网络</translation>
    </message>
    <message>
        <source>As good as 13,002 parameters get</source>
        <translation>13,002 个参数能做到的最好</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>One number for all {0:,} weights and biases; which examples it is the mean of is said.</source>
        <translation>全部 {0:,} 个权重和偏置对应的一个数；括号里说明是哪些样本的平均。</translation>
    </message>
    <message>
        <source>test {0:.2f} %</source>
        <translation>测试 {0:.2f} %</translation>
    </message>
    <message>
        <source>Of the test examples, after epoch {0} (step {1:,}); C over the test set {2:.4f}</source>
        <translation>测试样本的正确率，第 {0} 轮之后（第 {1:,} 步）；测试集上的 C 为 {2:.4f}</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>epoch {0} · mini-batch {1} of {2}</source>
        <translation>第 {0} 轮 · 小批量 {1} / {2}</translation>
    </message>
    <message>
        <source> · example {0} of the next</source>
        <translation> · 下一批的第 {0} 个样本</translation>
    </message>
    <message>
        <source>C(w₀, …, w{0})</source>
        <translation>C(w₀, …, w{0})</translation>
    </message>
    <message>
        <source>training set of {0:,}</source>
        <translation>{0:,} 个样本的训练集</translation>
    </message>
    <message>
        <source>last mini-batch, before its step</source>
        <translation>上一个小批量，走这一步之前</translation>
    </message>
    <message>
        <source>test {0:.2f} % after epoch {1}</source>
        <translation>第 {1} 轮后测试 {0:.2f} %</translation>
    </message>
    <message>
        <source>Share of the {0:,} test examples answered correctly; C over the test set is {1:.4f}</source>
        <translation>{0:,} 个测试样本中答对的比例；测试集上的 C 为 {1:.4f}</translation>
    </message>
    <message>
        <source>{0:,.0f} steps/s</source>
        <translation>{0:,.0f} 步/秒</translation>
    </message>
    <message>
        <source>{0:,.0f} s left</source>
        <translation>还剩 {0:,.0f} 秒</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>max</source>
        <translation>最快</translation>
    </message>
    <message>
        <source>{0}/s</source>
        <translation>{0}/秒</translation>
    </message>
    <message>
        <source>Backpropagation lab</source>
        <translation>反向传播实验室</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Mini-batches per second, from 1 to as many as the machine can do</source>
        <translation>每秒小批量数，从 1 到机器能达到的最快</translation>
    </message>
    <message>
        <source>Stop after</source>
        <translation>自动停止</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source> epochs</source>
        <translation> 轮</translation>
    </message>
    <message>
        <source>Pause when so many more epochs are completed</source>
        <translation>再完成这么多轮后暂停</translation>
    </message>
    <message>
        <source>Stop after so many epochs</source>
        <translation>多少轮后停止</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
</context>
<context>
    <name>ViewMenu</name>
    <message>
        <source>Copy as CSV</source>
        <translation>复制为 CSV</translation>
    </message>
    <message>
        <source>Save as a picture…</source>
        <translation>存为图片…</translation>
    </message>
    <message>
        <source>The table is in the clipboard, as CSV.</source>
        <translation>表格已按 CSV 复制到剪贴板。</translation>
    </message>
</context>
<context>
    <name>Workspaces</name>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Backprop</source>
        <translation>反向传播</translation>
    </message>
</context>
</TS>
