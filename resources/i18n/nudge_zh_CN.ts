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
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
</context>
<context>
    <name>AccuracyBars</name>
    <message>
        <source>{0}: no examples</source>
        <translation>{0}：没有样本</translation>
    </message>
    <message>
        <source>{0}: {1:,} of {2:,} right ({3:.2f} %)</source>
        <translation>{0}：{2:,} 个中答对 {1:,} 个（{3:.2f} %）</translation>
    </message>
    <message>
        <source>Accuracy per class</source>
        <translation>每一类的准确率</translation>
    </message>
</context>
<context>
    <name>AccuracyPanel</name>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
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
        <source>Examine images the network has never learned from</source>
        <translation>考查网络从未学过的图像</translation>
    </message>
    <message>
        <source>Examine the images the network learns from</source>
        <translation>考查网络用来学习的图像</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>尚未测量</translation>
    </message>
    <message>
        <source>{0:,} of {1:,} training images</source>
        <translation>{0:,} / {1:,} 张训练图像</translation>
    </message>
    <message>
        <source>{0:,} of {1:,} test images</source>
        <translation>{0:,} / {1:,} 张测试图像</translation>
    </message>
    <message>
        <source>C = {0:.4f} · step {1:,}</source>
        <translation>C = {0:.4f} · 第 {1:,} 步</translation>
    </message>
    <message>
        <source>After epoch {0}, step {1:,}. C is the mean of C₀ over these images. All counts on this page come from one pass over them, computed in {2}.</source>
        <translation>已完成 {0} 轮，第 {1:,} 步。C 是这些图像的 C₀ 的平均值。本页所有计数都来自对它们的同一次计算，精度为 {2}。</translation>
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
        <source>&amp;Bring back the run</source>
        <translation>找回上一次运行(&amp;B)</translation>
    </message>
    <message>
        <source>Undo the last reset: go on with the run that made room</source>
        <translation>撤销上一次重置：接着被替换的那次运行继续</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a saved session</source>
        <translation>打开保存过的会话</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save run, drawing and log in one file</source>
        <translation>把运行、手绘和记录存入一个文件</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Import a network…</source>
        <translation>导入网络(&amp;I)…</translation>
    </message>
    <message>
        <source>From PyTorch, NumPy or Nielsen&apos;s book</source>
        <translation>来自 PyTorch、NumPy 或 Nielsen 的书</translation>
    </message>
    <message>
        <source>&amp;Network for other programs…</source>
        <translation>供其他程序使用的网络(&amp;N)…</translation>
    </message>
    <message>
        <source>PyTorch, ONNX, NumPy or JSON</source>
        <translation>PyTorch、ONNX、NumPy 或 JSON</translation>
    </message>
    <message>
        <source>Training &amp;log (CSV)…</source>
        <translation>训练记录（CSV）(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Settings as text…</source>
        <translation>设置（文本）(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Picture of the network…</source>
        <translation>网络图片(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Settings as text</source>
        <translation>设置（文本）(&amp;S)</translation>
    </message>
    <message>
        <source>Picture of the &amp;network</source>
        <translation>网络图片(&amp;N)</translation>
    </message>
    <message>
        <source>Picture of the &amp;window</source>
        <translation>窗口图片(&amp;W)</translation>
    </message>
    <message>
        <source>Earlier moment</source>
        <translation>更早的时刻</translation>
    </message>
    <message>
        <source>Look at the network as it was a moment earlier</source>
        <translation>看网络在前一个时刻的样子</translation>
    </message>
    <message>
        <source>Later moment</source>
        <translation>更晚的时刻</translation>
    </message>
    <message>
        <source>Look at the network as it was a moment later</source>
        <translation>看网络在后一个时刻的样子</translation>
    </message>
    <message>
        <source>Best moment</source>
        <translation>最佳时刻</translation>
    </message>
    <message>
        <source>Look at the moment that was best on the test set</source>
        <translation>看测试集准确率最高的那个时刻</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>回到现在</translation>
    </message>
    <message>
        <source>Show the network as it is now</source>
        <translation>显示网络现在的样子</translation>
    </message>
    <message>
        <source>Say what you drew</source>
        <translation>说明你画的是什么</translation>
    </message>
</context>
<context>
    <name>AugmentedStrip</name>
    <message>
        <source>Of {0} versions of what is on the pad, {1} get its answer, {2}.</source>
        <translation>画板上的图像变化出 {0} 个版本，其中 {1} 个得到同样的答案 {2}。</translation>
    </message>
    <message>
        <source>The example on the pad, changed as training images would be</source>
        <translation>画板上的样本，像训练图像那样变化之后</translation>
    </message>
    <message>
        <source>Draw something to see what happens to it.</source>
        <translation>画点什么，看看它会怎样变化。</translation>
    </message>
</context>
<context>
    <name>AvenueBench</name>
    <message>
        <source>a = {a}. Move a slider.</source>
        <translation>a = {a}。拖动滑块试试。</translation>
    </message>
    <message>
        <source>a = {before} → predicted {predicted} ({dp}) · really &lt;b&gt;{real}&lt;/b&gt; ({dr})</source>
        <translation>a = {before} → 预测 {predicted}（{dp}）· 实际 &lt;b&gt;{real}&lt;/b&gt;（{dr}）</translation>
    </message>
    <message>
        <source>Change the bias b</source>
        <translation>改变偏置 b</translation>
    </message>
    <message>
        <source>Change one weight</source>
        <translation>改变一个权重</translation>
    </message>
    <message>
        <source>Change one activation: it springs back, as it is only a wish</source>
        <translation>改变一个激活值：它会弹回去，因为这只是一个愿望</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>It sprang back: a can only be wished for. The layer before has to grant it, by its own weights.</source>
        <translation>它弹回去了：a 只能许愿，要由前一层用它自己的权重来实现。</translation>
    </message>
    <message>
        <source>Predicted = slope times change (first order). The curve bends, so large changes miss it.</source>
        <translation>预测 = 斜率乘以改变量（一阶）。曲线是弯的，所以改变大了就不准。</translation>
    </message>
    <message>
        <source>a = {a}. This one cannot go further.</source>
        <translation>a = {a}。这个滑块已经到头了。</translation>
    </message>
    <message>
        <source>All sliders back to the middle</source>
        <translation>所有滑块回到中间</translation>
    </message>
    <message>
        <source>It sprang back: this a is a pixel of the image. Nothing in the network can change it.</source>
        <translation>它弹回去了：这个 a 是图像的像素，网络里没有什么能改变它。</translation>
    </message>
</context>
<context>
    <name>AvenueWords</name>
    <message>
        <source>output {name}</source>
        <translation>输出{name}</translation>
    </message>
    <message>
        <source>neuron {j} of layer {layer}</source>
        <translation>第 {layer} 层的神经元 {j} </translation>
    </message>
    <message>
        <source>{bright} is brightest, at {a}: its weight moves most. {dim} is dark, at {b}: {almost}.</source>
        <translation>{bright} 最亮，为 {a}：它的权重变化最大。{dim} 是暗的，为 {b}：{almost}。</translation>
    </message>
    <message>
        <source>its weight does not move at all</source>
        <translation>它的权重完全不动</translation>
    </message>
    <message>
        <source>its weight hardly moves at all</source>
        <translation>它的权重几乎不动</translation>
    </message>
    <message>
        <source>Against {dim}, the dimmest that is lit, the weight of {bright} moves {factor} times as much.</source>
        <translation>与亮着的神经元中最暗的 {dim} 相比，{bright} 的权重变化是其 {factor} 倍。</translation>
    </message>
    <message>
        <source>The weights from neurons that fire grow most: “fire together, wire together”. Only an analogy: here a wrong answer decides, not the firing.</source>
        <translation>来自激发着的神经元的权重增长最多：“一同激发，一同连接”。这只是类比：这里起决定作用的是答案的偏差，而不是激发本身。</translation>
    </message>
    <message>
        <source>The weights from neurons that fire shrink most: “fire together, wire together” turned around. Only an analogy: here a wrong answer decides, not the firing.</source>
        <translation>来自激发着的神经元的权重减小最多：“一同激发，一同连接”反过来了。这只是类比：这里起决定作用的是答案的偏差，而不是激发本身。</translation>
    </message>
    <message>
        <source>{bright} is largest in size, at {a}: its weight moves most, the other way.</source>
        <translation>{bright} 的绝对值最大，为 {a}：它的权重变化最大，方向相反。</translation>
    </message>
    <message>
        <source>All neurons before are about equally bright: all weights move about alike.</source>
        <translation>前一层的神经元差不多一样亮：所有权重的变化也差不多。</translation>
    </message>
    <message>
        <source>{bright} is brightest, at {a}, {dim} dimmest, at {b}: the first one’s weight moves {factor} times as much.</source>
        <translation>{bright} 最亮，为 {a}，{dim} 最暗，为 {b}：前者的权重变化是后者的 {factor} 倍。</translation>
    </message>
    <message>
        <source>{bright} is largest in size, at {a}: its weight moves most. {dim} is at {b}: {almost}.</source>
        <translation>{bright} 的绝对值最大，为 {a}：它的权重变化最多。{dim} 为 {b}：{almost}。</translation>
    </message>
    <message>
        <source>{bright} is largest in size, at {a}, {dim} nearest to 0, at {b}: the first one’s weight moves {factor} times as much.</source>
        <translation>{bright} 的绝对值最大，为 {a}，{dim} 最接近 0，为 {b}：前者的权重变化是后者的 {factor} 倍。</translation>
    </message>
</context>
<context>
    <name>AvenuesPage</name>
    <message>
        <source>Three avenues</source>
        <translation>三条大路</translation>
    </message>
    <message>
        <source>Raise the bias b</source>
        <translation>增大偏置 b</translation>
    </message>
    <message>
        <source>Raise each w in proportion to its a</source>
        <translation>按 a 的比例增大每个 w</translation>
    </message>
    <message>
        <source>Change each a in proportion to its w</source>
        <translation>按 w 的比例改变每个 a</translation>
    </message>
    <message>
        <source>Lower the bias b</source>
        <translation>减小偏置 b</translation>
    </message>
    <message>
        <source>Lower each w in proportion to its a</source>
        <translation>按 a 的比例减小每个 w</translation>
    </message>
    <message>
        <source>Change each a against its w</source>
        <translation>按 w 的比例反向改变每个 a</translation>
    </message>
    <message>
        <source>Change each w in proportion to its a</source>
        <translation>按 a 的比例改变每个 w</translation>
    </message>
    <message>
        <source>Change each w against its a</source>
        <translation>按 a 的比例反向改变每个 w</translation>
    </message>
    <message>
        <source>The bias b stays</source>
        <translation>偏置 b 不变</translation>
    </message>
    <message>
        <source>Every w stays</source>
        <translation>每个 w 都不变</translation>
    </message>
    <message>
        <source>No a is asked to change</source>
        <translation>没有 a 需要改变</translation>
    </message>
    <message>
        <source>Every w stays: each a is 0</source>
        <translation>每个 w 不变：每个 a 都是 0</translation>
    </message>
    <message>
        <source>Only the bias leads there: every pixel is dark.</source>
        <translation>只有偏置这一条路：每个像素都是暗的。</translation>
    </message>
    <message>
        <source>Two avenues lead there: as every neuron before is at 0, no weight moves.</source>
        <translation>有两条大路通向那里：前一层的神经元都是 0，所以权重都不动。</translation>
    </message>
    <message>
        <source>the activation is made from a bias, weights and the activations before</source>
        <translation>激活值由偏置、权重和前一层的激活值决定</translation>
    </message>
    <message>
        <source>lit: −∂C₀/∂w into this neuron</source>
        <translation>亮线：进入这个神经元的 −∂C₀/∂w</translation>
    </message>
    <message>
        <source>Which of the {count:,} weights into {name} will move most?</source>
        <translation>进入{name}的 {count:,} 个权重中，哪一个变化最大？</translation>
    </message>
    <message>
        <source>{weight} moves most, by {nudge}: {name} is the brightest, at {a}.</source>
        <translation>{weight} 变化最大，为 {nudge}：{name} 最亮，为 {a}。</translation>
    </message>
    <message>
        <source>{weight} moves most, by {nudge}: {name} is largest in size, at {a}.</source>
        <translation>{weight} 变化最大，为 {nudge}：{name} 的绝对值最大，为 {a}。</translation>
    </message>
    <message>
        <source>Each a is a pixel: it stays</source>
        <translation>每个 a 都是像素：不变</translation>
    </message>
    <message>
        <source>{name} is at {a}, and this example asks nothing of it: −δ is {reason}.</source>
        <translation>{name}为 {a}，这个样本对它没有要求：−δ {reason}。</translation>
    </message>
    <message>
        <source>{name} is at {a} and should be at {y}. We cannot set it directly.</source>
        <translation>{name}为 {a}，应当是 {y}。我们不能直接设定它。</translation>
    </message>
    <message>
        <source>{name} is at {a}, and this example would have it higher.</source>
        <translation>{name}为 {a}，这个样本希望它更高。</translation>
    </message>
    <message>
        <source>{name} is at {a}, and this example would have it lower.</source>
        <translation>{name}为 {a}，这个样本希望它更低。</translation>
    </message>
    <message>
        <source>Two avenues lead there: the third would change pixels, which are given.</source>
        <translation>有两条大路通向那里：第三条要改变像素，而像素是给定的。</translation>
    </message>
    <message>
        <source>Three avenues lead there.</source>
        <translation>有三条大路通向那里。</translation>
    </message>
</context>
<context>
    <name>AveragePage</name>
    <message>
        <source>Going through the mini-batch</source>
        <translation>正在逐个计算小批量中的样本</translation>
    </message>
    <message>
        <source>Choose a cell to read it in full; arrow keys move.</source>
        <translation>选中一个格子即可查看完整数值；方向键可移动。</translation>
    </message>
    <message>
        <source>Saving the table</source>
        <translation>正在保存表格</translation>
    </message>
    <message>
        <source>bright: the largest averages of layer ({0})</source>
        <translation>高亮：第 ({0}) 层中平均值最大的连线</translation>
    </message>
    <message>
        <source>The chosen cell in full</source>
        <translation>所选格子的完整数值</translation>
    </message>
    <message>
        <source>The first {0:,} of {1:,} examples have a column; the average is over all.</source>
        <translation>{1:,} 个样本中只有前 {0:,} 个各占一列；平均值仍是对全部样本计算的。</translation>
    </message>
    <message>
        <source>{0:,} of the {1:,} averages are exactly 0.</source>
        <translation>{1:,} 个平均值中有 {0:,} 个恰好等于 0。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>the average of the nudges of all examples</source>
        <translation>所有样本微调量的平均值</translation>
    </message>
    <message>
        <source>the step adds eta times the average</source>
        <translation>这一步加上平均值的 η 倍</translation>
    </message>
    <message>
        <source>1 step</source>
        <translation>1 步</translation>
    </message>
    <message>
        <source>10 steps</source>
        <translation>10 步</translation>
    </message>
    <message>
        <source>50 steps</source>
        <translation>50 步</translation>
    </message>
    <message>
        <source>How often to step</source>
        <translation>走多少步</translation>
    </message>
    <message>
        <source>How many steps the network takes while it listens only to these examples</source>
        <translation>网络只听取这些样本时走多少步</translation>
    </message>
    <message>
        <source>Step {0:,} of the run learns from this one example.</source>
        <translation>训练的第 {0:,} 步就从这一个样本中学习。</translation>
    </message>
    <message>
        <source>Step {0:,} of the run learns from these {1:,} examples.</source>
        <translation>训练的第 {0:,} 步就从这 {1:,} 个样本中学习。</translation>
    </message>
    <message>
        <source>{0} Each column is what one of them wants, −∂C₀/∂w; the gold column is the mean of its row, one component of −∇C of this mini-batch. Here |∇C| = {1}; the step adds η = {2} times the average.</source>
        <translation>{0}每一列是一个样本想要的改动 −∂C₀/∂w；金色一列是该行的平均值，也就是这个小批量的 −∇C 的一个分量。这里 |∇C| = {1}；这一步会加上平均值的 η = {2} 倍。</translation>
    </message>
    <message>
        <source>Now the average listens only to the {0:,} examples of {1}.</source>
        <translation>现在平均值只听取 {0:,} 个{1}样本的意见。</translation>
    </message>
    <message>
        <source>After one step along it</source>
        <translation>沿它走一步之后，</translation>
    </message>
    <message>
        <source>After {0} such steps</source>
        <translation>这样走 {0} 步之后，</translation>
    </message>
    <message>
        <source>Mini-batch average</source>
        <translation>小批量平均</translation>
    </message>
    <message>
        <source>{0} the network would answer {1} for {2:,} of the {3:,} examples (before: {4:,}); {5:,} of the {3:,} really are {1}.</source>
        <translation>{0}网络会对 {3:,} 个样本中的 {2:,} 个回答{1}（之前 {4:,} 个）；这 {3:,} 个里其实有 {5:,} 个是{1}。</translation>
    </message>
    <message>
        <source> or </source>
        <translation>或</translation>
    </message>
    <message>
        <source>{0} Its column is what it wants, −∂C₀/∂w; the gold column, the mean of each row, is the same here: −∇C of this mini-batch. Here |∇C| = {1}; the step adds η = {2} times the average.</source>
        <translation>{0}它的一列就是它想要的改动 −∂C₀/∂w；金色一列是每行的平均值，在这里与它相同：这个小批量的 −∇C。这里 |∇C| = {1}；这一步会加上平均值的 η = {2} 倍。</translation>
    </message>
</context>
<context>
    <name>BackpropWorkspace</name>
    <message>
        <source>Saved {0}</source>
        <translation>已保存 {0}</translation>
    </message>
</context>
<context>
    <name>BackwardPage</name>
    <message>
        <source>Propagate backwards</source>
        <translation>反向传播</translation>
    </message>
    <message>
        <source>Deltas</source>
        <translation>δ</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
</context>
<context>
    <name>BackwardView</name>
    <message>
        <source>lit: the votes −w·δ</source>
        <translation>亮线：投票 −w·δ</translation>
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
    <name>BarList</name>
    <message>
        <source>… {0} smaller</source>
        <translation>… 还有 {0} 个更小</translation>
    </message>
    <message>
        <source>… {0} more, all 0</source>
        <translation>… 还有 {0} 个，全是 0</translation>
    </message>
</context>
<context>
    <name>ChainTree</name>
    <message>
        <source>The chain rule along one path</source>
        <translation>沿一条路径的链式法则</translation>
    </message>
</context>
<context>
    <name>ChangeTable</name>
    <message>
        <source>{0} points</source>
        <translation>{0} 个百分点</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>predicted Δ</source>
        <translation>预测 Δ</translation>
    </message>
    <message>
        <source>real Δ</source>
        <translation>实际 Δ</translation>
    </message>
    <message>
        <source>then</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>C₀, this example</source>
        <translation>C₀，这个样本</translation>
    </message>
    <message>
        <source>C, mini-batch</source>
        <translation>C，小批量</translation>
    </message>
    <message>
        <source>C, training set</source>
        <translation>C，训练集</translation>
    </message>
    <message>
        <source>C, test set</source>
        <translation>C，测试集</translation>
    </message>
    <message>
        <source>right, test set</source>
        <translation>测试集正确率</translation>
    </message>
    <message>
        <source>no slope</source>
        <translation>无斜率</translation>
    </message>
    <message>
        <source>0 after rounding: so small a change is lost beside this number in a float64</source>
        <translation>舍入后为 0：这样小的变化在 float64 中会淹没在这个数旁边</translation>
    </message>
    <message>
        <source>The accuracy counts right answers: it moves in jumps, so the gradient promises nothing about it</source>
        <translation>正确率数的是答对的个数，只会跳变，所以梯度对它不作任何承诺</translation>
    </message>
</context>
<context>
    <name>ClassFilter</name>
    <message>
        <source>Listen only to</source>
        <translation>只听取</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>只听</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>The average over every example of the mini-batch: the true gradient</source>
        <translation>对小批量中每个样本求平均：真正的梯度</translation>
    </message>
    <message>
        <source>Listen to all</source>
        <translation>听取全部</translation>
    </message>
    <message>
        <source>“{0}”: {1} examples in this mini-batch</source>
        <translation>“{0}”：这个小批量中有 {1} 个样本</translation>
    </message>
    <message>
        <source>Listen to {0}</source>
        <translation>听取 {0}</translation>
    </message>
</context>
<context>
    <name>ClassShares</name>
    <message>
        <source>{0:,} of {1:,} examples</source>
        <translation>{1:,} 个样本中的 {0:,} 个</translation>
    </message>
    <message>
        <source>“{0}” in the average of {1}</source>
        <translation>{1} 的平均值中“{0}”的部分</translation>
    </message>
    <message>
        <source>together, the average</source>
        <translation>合起来，即平均值</translation>
    </message>
    <message>
        <source>together</source>
        <translation>合起来</translation>
    </message>
    <message>
        <source>{0}: what each class adds to its average</source>
        <translation>{0} 的平均值：各类别的贡献</translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message>
        <source>is {0}, says {1}: {2:,} of {3:,} ({4:.1f} %)</source>
        <translation>实为 {0}，答 {1}：{3:,} 个中有 {2:,} 个（{4:.1f} %）</translation>
    </message>
    <message>
        <source>is (true class)</source>
        <translation>实际类别</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>{0} classes; arrow keys move through the cells, Enter shows their examples</source>
        <translation>{0} 个类别；方向键在格子间移动，回车显示其中的样本</translation>
    </message>
    <message>
        <source>answered (click a cell to browse)</source>
        <translation>网络的回答（点击格子可浏览）</translation>
    </message>
</context>
<context>
    <name>ConfusionPanel</name>
    <message>
        <source>Confusion</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>个数</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>How many examples</source>
        <translation>样本个数</translation>
    </message>
    <message>
        <source>Percent of the row: of all examples of that class</source>
        <translation>占该行的百分比，即占该类全部样本的百分比</translation>
    </message>
    <message>
        <source>Nothing is measured yet: the data is being loaded.</source>
        <translation>尚未测量：正在载入数据。</translation>
    </message>
</context>
<context>
    <name>CosineHistogram</name>
    <message>
        <source>size {0:,}: {1:.0f} % of them, mean {2:.3f}</source>
        <translation>大小 {0:,}：占 {1:.0f} %，平均 {2:.3f}</translation>
    </message>
    <message>
        <source>How the aim scatters</source>
        <translation>方向有多分散</translation>
    </message>
    <message>
        <source>Histogram of cos θ by size of mini-batch</source>
        <translation>按小批量大小统计的 cos θ 直方图</translation>
    </message>
    <message>
        <source>After a run, each size of mini-batch shows here how often it aimed how well.</source>
        <translation>运行之后，这里显示每种大小的小批量指得准不准、有多常见。</translation>
    </message>
    <message>
        <source>cos θ to the full ∇C, by size of mini-batch</source>
        <translation>与全体 ∇C 的 cos θ，按小批量大小</translation>
    </message>
</context>
<context>
    <name>CosinePlot</name>
    <message>
        <source>{0:.3f} at step {1:,}</source>
        <translation>第 {1:,} 步 {0:.3f}</translation>
    </message>
    <message>
        <source>step {0:,}
cos θ = {1:.4f}</source>
        <translation>第 {0:,} 步
cos θ = {1:.4f}</translation>
    </message>
    <message>
        <source>∇C of a mini-batch against that of a fixed sample</source>
        <translation>小批量的 ∇C 与固定样本的 ∇C</translation>
    </message>
    <message>
        <source>∇C of a mini-batch of {0:,} against that of {1:,} fixed examples</source>
        <translation>{0:,} 个样本的小批量的 ∇C，与固定的 {1:,} 个样本的 ∇C</translation>
    </message>
    <message>
        <source>Show the size of the gradient per layer</source>
        <translation>显示每层梯度的大小</translation>
    </message>
    <message>
        <source>Size of the gradient</source>
        <translation>梯度的大小</translation>
    </message>
    <message>
        <source>Steps by powers of ten, or evenly</source>
        <translation>步数按 10 的幂，或均匀</translation>
    </message>
    <message>
        <source>Steps by powers of ten</source>
        <translation>步数按 10 的幂</translation>
    </message>
    <message>
        <source>How well the mini-batches aim, by steps</source>
        <translation>小批量指得有多准，按步数</translation>
    </message>
    <message>
        <source>How well each mini-batch points along the gradient of all appears here.</source>
        <translation>每个小批量与全体梯度的方向有多一致，会显示在这里。</translation>
    </message>
</context>
<context>
    <name>CostPage</name>
    <message>
        <source>C₀ = {cost} is the sum of</source>
        <translation>C₀ = {cost}，等于下列各项之和</translation>
    </message>
    <message>
        <source>(rounded)</source>
        <translation>（四舍五入）</translation>
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
        <source>The network should answer 1 at “{name}” and 0 everywhere else.</source>
        <translation>网络应当在“{name}”处输出 1，其他各处输出 0。</translation>
    </message>
    <message>
        <source>Output “{name}” costs most: {term} of C₀ = {cost}.</source>
        <translation>输出“{name}”的代价最大：占 C₀ = {cost} 中的 {term}。</translation>
    </message>
    <message>
        <source>The cross-entropy looks only there: C₀ = −ln {a} = {cost}.</source>
        <translation>交叉熵只看那一处：C₀ = −ln {a} = {cost}。</translation>
    </message>
    <message>
        <source>What it still costs is 0 after rounding: too small for a float64.</source>
        <translation>它剩下的代价在舍入之后是 0：小到 float64 无法表示。</translation>
    </message>
    <message>
        <source>The answer is right, and it still costs something.</source>
        <translation>答案是对的，但仍有一点代价。</translation>
    </message>
    <message>
        <source>The answer, “{answer}”, is wrong.</source>
        <translation>答案“{answer}”是错的。</translation>
    </message>
    <message>
        <source>the cost of this example is the sum over all outputs</source>
        <translation>这个样本的代价是对所有输出求和</translation>
    </message>
    <message>
        <source>Cost of this example</source>
        <translation>这个样本的代价</translation>
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
        <source>runs: {0}</source>
        <translation>{0} 次运行</translation>
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
    <message>
        <source>{0}: smoothed {1:.4f}</source>
        <translation>{0}：平滑后 {1:.4f}</translation>
    </message>
    <message>
        <source> · {0:,.0f} examples</source>
        <translation> · {0:,.0f} 个样本</translation>
    </message>
    <message>
        <source> · {0:.2f} s</source>
        <translation> · {0:.2f} 秒</translation>
    </message>
    <message>
        <source>C = {0:.3f}, mini-batch</source>
        <translation>C = {0:.3f}，小批量</translation>
    </message>
    <message>
        <source>C = {0:.3f}</source>
        <translation>C = {0:.3f}</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>examples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒数</translation>
    </message>
    <message>
        <source>What the horizontal axis counts: steps, examples seen or training time</source>
        <translation>横轴计什么：步数、看过的样本数，或训练时间</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Keep, name, compare and take up runs</source>
        <translation>保留、命名、比较并继续各次运行</translation>
    </message>
    <message>
        <source>List of runs</source>
        <translation>各次运行的列表</translation>
    </message>
    <message>
        <source>step (mini-batches)</source>
        <translation>步（小批量）</translation>
    </message>
    <message>
        <source>examples seen</source>
        <translation>看过的样本数</translation>
    </message>
    <message>
        <source>seconds of training, without pauses</source>
        <translation>训练秒数（不含暂停）</translation>
    </message>
</context>
<context>
    <name>DatasetCard</name>
    <message>
        <source>Dataset card</source>
        <translation>数据集卡片</translation>
    </message>
    <message>
        <source>{0:,} training and {1:,} test examples of {2} × {3} pixels in {4} classes. Class names can be changed here.</source>
        <translation>{0:,} 个训练样本和 {1:,} 个测试样本，每个 {2} × {3} 像素，共 {4} 类。类别名称可以在这里修改。</translation>
    </message>
    <message>
        <source>{0:,} of {1:,} pixels (white here) are dark in every training image. Their weights have a gradient of exactly 0 and never move while these images are trained on.</source>
        <translation>{1:,} 个像素中有 {0:,} 个（这里显示为白色）在所有训练图像中都是暗的。用这些图像训练时，它们的权重的梯度恰好为 0，永远不动。</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>examples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Name of class {0}</source>
        <translation>类别 {0} 的名称</translation>
    </message>
    <message>
        <source>Exchange rows and columns</source>
        <translation>交换行与列</translation>
    </message>
    <message>
        <source>Some files hold their images lying on the side; a new run begins</source>
        <translation>有些文件里的图像是横躺的；将重新开始训练</translation>
    </message>
    <message>
        <source>Pixels that are never lit</source>
        <translation>从不点亮的像素</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>DatasetDesk</name>
    <message>
        <source>Open a dataset: its image and label files</source>
        <translation>打开数据集：图像文件和标签文件</translation>
    </message>
    <message>
        <source>IDX files (*ubyte* *idx* *.gz)</source>
        <translation>IDX 文件 (*ubyte* *idx* *.gz)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open the folder of a dataset</source>
        <translation>打开数据集所在的文件夹</translation>
    </message>
    <message>
        <source>Reading {0}…</source>
        <translation>正在读取 {0}…</translation>
    </message>
    <message>
        <source>Turning the images…</source>
        <translation>正在转置图像…</translation>
    </message>
    <message>
        <source>{0}: {1:,} training and {2:,} test examples, {3} classes</source>
        <translation>{0}：{1:,} 个训练样本，{2:,} 个测试样本，{3} 类</translation>
    </message>
    <message>
        <source>Not opened; everything is as it was.</source>
        <translation>没有打开；一切照旧。</translation>
    </message>
    <message>
        <source>Looking at every image…</source>
        <translation>正在查看每张图像…</translation>
    </message>
    <message>
        <source>Open a &amp;dataset…</source>
        <translation>打开数据集(&amp;D)…</translation>
    </message>
    <message>
        <source>IDX files, raw or .gz; you may also drop them</source>
        <translation>IDX 文件，未压缩或 .gz；也可以直接拖进窗口</translation>
    </message>
    <message>
        <source>Open a dataset &amp;folder…</source>
        <translation>打开数据集文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>A folder with the four files of MNIST</source>
        <translation>含有 MNIST 那四个文件的文件夹</translation>
    </message>
    <message>
        <source>Back to &amp;MNIST</source>
        <translation>回到 MNIST(&amp;M)</translation>
    </message>
    <message>
        <source>The digits that come with Nudge</source>
        <translation>Nudge 自带的数字</translation>
    </message>
    <message>
        <source>Dataset &amp;card…</source>
        <translation>数据集卡片(&amp;C)…</translation>
    </message>
    <message>
        <source>Classes, counts, mean images, examples</source>
        <translation>类别、数量、平均图像、样本</translation>
    </message>
    <message>
        <source>R&amp;ecent datasets</source>
        <translation>最近的数据集(&amp;E)</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>已保存 {0}</translation>
    </message>
</context>
<context>
    <name>DatasetErrors</name>
    <message>
        <source>images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>{name} could not be read: {detail}. It may be damaged or out of reach; try another copy.</source>
        <translation>无法读取 {name}：{detail}。它可能已损坏或无法访问；请换一份副本。</translation>
    </message>
    <message>
        <source>{name} is not a file but a folder or a device, or it is not there, so it could not be read. Choose the file itself.</source>
        <translation>{name} 不是文件，而是文件夹或设备，或者并不存在，所以无法读取。请选择文件本身。</translation>
    </message>
    <message>
        <source>{name} is not an IDX file but a web page, saved under this name. Download the file itself.</source>
        <translation>{name} 不是 IDX 文件，而是以这个名字保存的网页。请下载文件本身。</translation>
    </message>
    <message>
        <source>{name} is not an IDX file but a pointer that a version control system left in its place. Fetch the file it points to.</source>
        <translation>{name} 不是 IDX 文件，而是版本控制系统留下的指针文件。请获取它指向的文件。</translation>
    </message>
    <message>
        <source>{name} is not an IDX file but an archive. Unpack it first, then choose the files in it.</source>
        <translation>{name} 不是 IDX 文件，而是压缩包。请先解压，再选择其中的文件。</translation>
    </message>
    <message>
        <source>{name} is not an IDX file (it does not begin with two zero bytes). Choose IDX {kind}.</source>
        <translation>{name} 不是 IDX 文件（开头不是两个零字节）。请选择 IDX 格式的{kind}文件。</translation>
    </message>
    <message>
        <source>{name} holds values of IDX type 0x{type:02x}; only unsigned bytes (0x08) are read.</source>
        <translation>{name} 的数值是 IDX 类型 0x{type:02x}；只能读取无符号字节（0x08）。</translation>
    </message>
    <message>
        <source>{name} has {found} dimensions where {kind} have {wanted}; perhaps the image and the label file are swapped.</source>
        <translation>{name} 有 {found} 个维度，而{kind}应有 {wanted} 个；图像文件和标签文件可能弄反了。</translation>
    </message>
    <message>
        <source>{name} ends inside its header; it is incomplete. Fetch or copy it again.</source>
        <translation>{name} 在文件头中就结束了，不完整。请重新下载或复制。</translation>
    </message>
    <message>
        <source>{name} says it holds {shape} values, more than the file can hold. It is damaged or not an IDX file; try another copy.</source>
        <translation>{name} 声称有 {shape} 个数值，超过了文件所能容纳的。它已损坏，或者不是 IDX 文件；请换一份副本。</translation>
    </message>
    <message>
        <source>{name} says it holds {shape} values; at most {most:,} are read. Choose a smaller dataset.</source>
        <translation>{name} 声称有 {shape} 个数值；最多读取 {most:,} 个。请选择较小的数据集。</translation>
    </message>
    <message>
        <source>{name} ends after {found:,} of {promised:,} values; it is incomplete. Fetch or copy it again.</source>
        <translation>{name} 只有 {promised:,} 个数值中的 {found:,} 个，不完整。请重新下载或复制。</translation>
    </message>
    <message>
        <source>{name} goes on after the {promised:,} values its header promises; it is damaged.</source>
        <translation>{name} 在文件头所说的 {promised:,} 个数值之后还有内容；它已损坏。</translation>
    </message>
    <message>
        <source>{name} holds no images, so there is nothing to learn from. Choose a file with examples.</source>
        <translation>{name} 中没有图像，无从学习。请选择含有样本的文件。</translation>
    </message>
    <message>
        <source>The images of {name} are {height} x {width} pixels; networks here take 1 to {most:,} inputs. Choose smaller images.</source>
        <translation>{name} 的图像是 {height} × {width} 像素；这里的网络接受 1 到 {most:,} 个输入。请选择较小的图像。</translation>
    </message>
    <message>
        <source>There are {images} images but {labels} labels, so they do not belong together. Choose the label file that came with these images.</source>
        <translation>有 {images} 张图像，却有 {labels} 个标签，它们不属于一组。请选择与这些图像配套的标签文件。</translation>
    </message>
    <message>
        <source>The largest label is {largest}, but only {classes} classes are named. Choose the label file that came with these images.</source>
        <translation>最大的标签是 {largest}，但只有 {classes} 个类别。请选择与这些图像配套的标签文件。</translation>
    </message>
    <message>
        <source>Images are {dtype} {shape}; they must be uint8 (N, H, W).</source>
        <translation>图像是 {dtype} {shape}；应为 uint8 (N, H, W)。</translation>
    </message>
    <message>
        <source>Training images are {train} pixels and test images {test}, so they do not belong together. Choose files of one dataset.</source>
        <translation>训练图像是 {train} 像素，测试图像是 {test} 像素，它们不属于一组。请选择同一个数据集的文件。</translation>
    </message>
    <message>
        <source>{name} holds no dataset: training images and labels in IDX format are looked for, such as {files}. Choose a folder or files that hold them.</source>
        <translation>{name} 中没有数据集：需要 IDX 格式的训练图像和标签，例如 {files}。请选择含有它们的文件夹或文件。</translation>
    </message>
    <message>
        <source>{name} holds more than one dataset: {sets}. Choose the files of one of them.</source>
        <translation>{name} 中有不止一个数据集：{sets}。请选择其中一个的文件。</translation>
    </message>
    <message>
        <source>The {missing} that belong to {name} are missing. Put them beside it, or choose both files.</source>
        <translation>缺少与 {name} 配套的{missing}文件。请把它放在旁边，或者同时选择两个文件。</translation>
    </message>
    <message>
        <source>{name} could not be read: you do not have permission. Let its owner give you read access, or choose a copy you may read.</source>
        <translation>无法读取 {name}：没有读取权限。请让文件的所有者授予权限，或选择一份可以读取的副本。</translation>
    </message>
</context>
<context>
    <name>DeltasView</name>
    <message>
        <source>pull −∂C₀/∂a</source>
        <translation>拉力 −∂C₀/∂a</translation>
    </message>
    <message>
        <source>−δ = σ′(z) · pull</source>
        <translation>−δ = σ′(z) · 拉力</translation>
    </message>
    <message>
        <source>At the output the delta comes straight from the cost: −δ of {name} is {delta}.</source>
        <translation>在输出层，δ 直接来自代价：{name} 的 −δ 是 {delta}。</translation>
    </message>
    <message>
        <source>Its δ is 0 ({reason}).</source>
        <translation>它的 δ 为 0（{reason}）。</translation>
    </message>
    <message>
        <source>Times the slope σ′ = {slope}, hardly anything of it gets through: −δ = {delta}.</source>
        <translation>乘以斜率 σ′ = {slope} 之后几乎不剩什么：−δ = {delta}。</translation>
    </message>
    <message>
        <source>Times the slope σ′ = {slope} this makes −δ = {delta}.</source>
        <translation>乘以斜率 σ′ = {slope}，得到 −δ = {delta}。</translation>
    </message>
    <message>
        <source>delta is the slope times the sum of weights times deltas of the layer ahead</source>
        <translation>δ 等于斜率乘以后一层的权重与 δ 的乘积之和</translation>
    </message>
    <message>
        <source>the delta of an output comes from the cost</source>
        <translation>输出的 δ 来自代价</translation>
    </message>
    <message>
        <source>The votes of the outputs for {name} add up to a pull of {pull}.</source>
        <translation>各输出对 {name} 的投票合成拉力 {pull}。</translation>
    </message>
    <message>
        <source>The same further back: the votes of layer {ahead} for {name} add up to a pull of {pull}.</source>
        <translation>再往回一层也一样：第 {ahead} 层对 {name} 的投票合成拉力 {pull}。</translation>
    </message>
</context>
<context>
    <name>Descent</name>
    <message>
        <source>{0}: C {1:.3g} → {2:.3g}</source>
        <translation>{0}：C {1:.3g} → {2:.3g}</translation>
    </message>
    <message>
        <source>After {0:,} steps: {1}.</source>
        <translation>{0:,} 步之后：{1}。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>ended {0:.1f} % lower</source>
        <translation>终点低 {0:.1f} %</translation>
    </message>
    <message>
        <source>ended {0:.1f} % higher</source>
        <translation>终点高 {0:.1f} %</translation>
    </message>
    <message>
        <source>None of them moved.</source>
        <translation>没有一条路径移动过。</translation>
    </message>
    <message>
        <source>{0} times for “{1}”</source>
        <translation>“{1}”为 {0} 倍</translation>
    </message>
    <message>
        <source>The way was longer than the distance gained: {0}.</source>
        <translation>走过的路比起点到终点的距离长：{0}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>A mini-batch of {0} pointed along the full −∇C with cos θ = {1:.3f} at the start and {2:.3f} where “{3}” ended: {4}.</source>
        <translation>{0} 个样本的小批量与全体 −∇C 的 cos θ 在起点为 {1:.3f}，在“{3}”的终点为 {2:.3f}：{4}。</translation>
    </message>
    <message>
        <source>the drunk walk comes with success</source>
        <translation>走得越低，步子越像醉汉</translation>
    </message>
    <message>
        <source>here the aim became better</source>
        <translation>这里方向反而更准了</translation>
    </message>
    <message>
        <source>the aim stayed as it was</source>
        <translation>准确程度没有变</translation>
    </message>
    <message>
        <source>Noise and gradient weigh the same in a mini-batch of {0} at the start, of {1} at its end.</source>
        <translation>噪声与梯度一样大的小批量，在起点是 {0} 个样本，在终点是 {1} 个。</translation>
    </message>
    <message>
        <source>“{0}” left the numbers a computer can hold after {1:,} steps</source>
        <translation>“{0}”在 {1:,} 步之后超出了计算机能表示的数</translation>
    </message>
    <message>
        <source>“{0}” saturated every output and stays at C = {1:.3g}, since |∇C| is {2} there</source>
        <translation>“{0}”使所有输出都饱和，停在 C = {1:.3g}，因为那里 |∇C| 只有 {2}</translation>
    </message>
    <message>
        <source>“{0}” came lowest</source>
        <translation>“{0}”走得最低</translation>
    </message>
    <message>
        <source>.</source>
        <translation>。</translation>
    </message>
    <message>
        <source>For the first step of “{0}” the slope promised ΔC = −η|∇C|² = {1:.3g}; what came was {2:+.3g}: the slope holds for small steps only.</source>
        <translation>“{0}”的第一步，按坡度应有 ΔC = −η|∇C|² = {1:.3g}，实际为 {2:+.3g}：坡度只对小步有效。</translation>
    </message>
    <message>
        <source>For the first step of “{0}” the slope promised ΔC = −η|∇C|² = {1:.3g}; what came was {2:+.3g}: nearly that.</source>
        <translation>“{0}”的第一步，按坡度应有 ΔC = −η|∇C|² = {1:.3g}，实际为 {2:+.3g}：几乎一致。</translation>
    </message>
    <message>
        <source>At the start |∇C| of the first layer is {0} and that of the last {1}: {2} times as large; at the end {3} times.</source>
        <translation>在起点，第一层的 |∇C| 为 {0}，最后一层为 {1}，是前者的 {2} 倍；在终点是 {3} 倍。</translation>
    </message>
    <message>
        <source>On its way back the cost passes a σ′ of at most ¼ in each layer, so the first layer hardly hears it.</source>
        <translation>代价往回传时，每一层都要乘上至多 ¼ 的 σ′，所以第一层几乎听不到它。</translation>
    </message>
    <message>
        <source>An answer that never looks at the picture costs about {0:g}: this is better.</source>
        <translation>完全不看图像的回答代价约为 {0:g}：这里更好。</translation>
    </message>
    <message>
        <source>An answer that never looks at the picture costs about {0:g}: the network has learned no more than that.</source>
        <translation>完全不看图像的回答代价约为 {0:g}：网络学到的不比这更多。</translation>
    </message>
    <message>
        <source>The starts are {0:.1f} apart, the ends {1:.1f}.</source>
        <translation>两个起点相距 {0:.1f}，两个终点相距 {1:.1f}。</translation>
    </message>
    <message>
        <source>all {0:,}</source>
        <translation>全部 {0:,}</translation>
    </message>
    <message>
        <source>mini-batch {0:,}</source>
        <translation>小批量 {0:,}</translation>
    </message>
    <message>
        <source> · stopped at step {0:,}</source>
        <translation> · 停在第 {0:,} 步</translation>
    </message>
    <message>
        <source>On the straight line between them C rises to {0}, {1:.1f} times the higher end, {2}: two valleys with a hill between.</source>
        <translation>在它们之间的直线上，C 升到 {0}，是较高一端 {2} 的 {1:.1f} 倍：两个山谷，中间隔着一座山。</translation>
    </message>
    <message>
        <source>The last {0} steps of “{1}”, every one: to the right where they led, upwards where they differ most. This plane holds {2:.0f} % of their squared distance from the first.</source>
        <translation>“{1}”的最后 {0} 步，一步不少：向右是它们前进的方向，向上是各步差别最大的方向。这个平面含有它们到第一点距离平方的 {2:.0f} %。</translation>
    </message>
    <message>
        <source>This plane holds {0:.1f} % of the paths&apos; squared distance from {1}.</source>
        <translation>这个平面含有各路径到{1}距离平方的 {0:.1f} %。</translation>
    </message>
    <message>
        <source>the end of “{0}”</source>
        <translation>“{0}”的终点</translation>
    </message>
    <message>
        <source>their middle</source>
        <translation>它们的中点</translation>
    </message>
    <message>
        <source>the start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>One parameter alone at the end of “{0}”; the others stay. Its slope there is {1:+.3g}.</source>
        <translation>在“{0}”的终点只改变一个参数，其余不动。那里的坡度为 {1:+.3g}。</translation>
    </message>
    <message>
        <source>C on {0:,} fixed training examples at {1} points, in float64 ({2:.2f} s).</source>
        <translation>C 在固定的 {0:,} 个训练样本上、{1} 个点处算出，float64（{2:.2f} 秒）。</translation>
    </message>
    <message>
        <source>The straight line “{0}” could have taken from its start to its end.</source>
        <translation>“{0}”从起点到终点本可以走的直线。</translation>
    </message>
    <message>
        <source>On it C first rises by {0:.3g}: a descent never climbs this hill, it walks around.</source>
        <translation>在这条线上 C 会先升高 {0:.3g}：下降不会翻过这座山，而是绕了过去。</translation>
    </message>
    <message>
        <source>From where the step of “{0}” began, straight along −∇C of these examples; t is η. The slope promised ΔC = {1:+.3g}, the step taken gave {2:+.3g}.</source>
        <translation>从“{0}”这一步的出发点，沿这些样本的 −∇C 直走；t 就是 η。按坡度应有 ΔC = {1:+.3g}，实际走出的一步为 {2:+.3g}。</translation>
    </message>
    <message>
        <source>start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>end</source>
        <translation>终点</translation>
    </message>
    <message>
        <source>other end</source>
        <translation>另一终点</translation>
    </message>
    <message>
        <source>before the step</source>
        <translation>这一步之前</translation>
    </message>
    <message>
        <source>step taken</source>
        <translation>实际一步</translation>
    </message>
    <message>
        <source>promised</source>
        <translation>按坡度</translation>
    </message>
    <message>
        <source>share of the straight way from start to end</source>
        <translation>从起点到终点直线的比例</translation>
    </message>
    <message>
        <source>share of the straight way from one end to the other</source>
        <translation>从一个终点到另一个终点直线的比例</translation>
    </message>
    <message>
        <source>η: length of the step along −∇C</source>
        <translation>η：沿 −∇C 走多远</translation>
    </message>
    <message>
        <source>value of {0} = {1}</source>
        <translation>{0} = {1} 的值</translation>
    </message>
    <message>
        <source>The surface is C on {0:,} fixed training examples, {1} × {2} points in float64 ({3:.1f} s). Contours hold on this plane only; each dot has the colour of its own true cost.</source>
        <translation>曲面是固定的 {0:,} 个训练样本上的 C，{1} × {2} 个点，float64（{3:.1f} 秒）。等高线只在这个平面上成立；每个圆点的颜色是它自己那一点的真实代价。</translation>
    </message>
    <message>
        <source>the aim became worse, and so did the cost</source>
        <translation>方向更不准了，代价也变高了</translation>
    </message>
    <message>
        <source>“{0}” looked at {1:,} examples, {2} times as many as “{3}”, and {4} (C {5} and {6}).</source>
        <translation>“{0}”看了 {1:,} 个样本，是“{3}”的 {2} 倍，{4}（C 分别为 {5} 和 {6}）。</translation>
    </message>
    <message>
        <source>start {0}</source>
        <translation>起点 {0}</translation>
    </message>
    <message>
        <source>C {0} → {1} · way / distance {2}</source>
        <translation>C {0} → {1} · 路程 / 距离 {2}</translation>
    </message>
    <message>
        <source>On the straight line between them C stays below {0}: no hill, one valley.</source>
        <translation>在两者之间的直线上 C 不超过 {0}：没有山，是同一个谷。</translation>
    </message>
</context>
<context>
    <name>DescentCard</name>
    <message>
        <source>Examples of one step, descent {0}</source>
        <translation>每步的样本数，第 {0} 条下降</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>How many of the {0:,} examples each step looks at</source>
        <translation>每一步看 {0:,} 个样本中的多少个</translation>
    </message>
    <message>
        <source>Learning rate, descent {0}</source>
        <translation>学习率，第 {0} 条下降</translation>
    </message>
    <message>
        <source>Learning rate: a step is −η∇C over these examples</source>
        <translation>学习率：一步是这些样本上的 −η∇C</translation>
    </message>
    <message>
        <source>Remove this descent</source>
        <translation>移除这条下降</translation>
    </message>
    <message>
        <source>Remove descent {0}</source>
        <translation>移除第 {0} 条下降</translation>
    </message>
</context>
<context>
    <name>DescentPlot</name>
    <message>
        <source>{0}, after {1:,} steps
true C = {2:.4f}</source>
        <translation>{0}，{1:,} 步之后
真实 C = {2:.4f}</translation>
    </message>
    <message>
        <source>on the plane at {0:.3g}, {1:.3g}
C = {2:.4f}</source>
        <translation>平面上 {0:.3g}, {1:.3g}
C = {2:.4f}</translation>
    </message>
    <message>
        <source>The cost over a plane</source>
        <translation>一个平面上的代价</translation>
    </message>
    <message>
        <source>Landscape of the cost with the paths of the descents</source>
        <translation>代价的地形和各条下降路径</translation>
    </message>
    <message>
        <source>Colours and contours by powers of the cost, or evenly</source>
        <translation>颜色和等高线按代价的数量级，或均匀分布</translation>
    </message>
    <message>
        <source>Colours by powers</source>
        <translation>颜色按数量级</translation>
    </message>
    <message>
        <source>distance between parameters, both ways</source>
        <translation>参数之间的距离（两轴相同）</translation>
    </message>
    <message>
        <source>The descents are under way; the landscape follows when all have arrived.</source>
        <translation>下降正在进行；全部到达之后，这里显示地形。</translation>
    </message>
    <message>
        <source>The landscape appears here once it is measured.</source>
        <translation>测量完成后，这里显示地形。</translation>
    </message>
    <message>
        <source>Run the descents, or choose a story: the landscape they crossed appears here.</source>
        <translation>运行这些下降，或选一个故事：它们走过的地形会出现在这里。</translation>
    </message>
    <message>
        <source>start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>step {0:,}</source>
        <translation>第 {0:,} 步</translation>
    </message>
    <message>
        <source>C from {0} to {1}</source>
        <translation>C 从 {0} 到 {1}</translation>
    </message>
</context>
<context>
    <name>DescentResults</name>
    <message>
        <source>at the start</source>
        <translation>在起点</translation>
    </message>
    <message>
        <source>after {0:,} steps</source>
        <translation>{0:,} 步之后</translation>
    </message>
    <message>
        <source>Who hears the cost?</source>
        <translation>谁听得到代价？</translation>
    </message>
    <message>
        <source>|∇C| of each layer</source>
        <translation>每层的 |∇C|</translation>
    </message>
    <message>
        <source>The gradient over all training examples, each layer&apos;s weights and biases by themselves</source>
        <translation>全体训练样本上的梯度，每层的权重和偏置分开算</translation>
    </message>
    <message>
        <source>After a run, the size of the gradient in each layer appears here.</source>
        <translation>运行之后，这里显示每层梯度的大小。</translation>
    </message>
    <message>
        <source>How good an approximation is a mini-batch?</source>
        <translation>小批量近似得有多好？</translation>
    </message>
    <message>
        <source>mean cos θ</source>
        <translation>平均 cos θ</translation>
    </message>
    <message>
        <source>cos θ between the gradient of a mini-batch and that of all training examples</source>
        <translation>小批量的梯度与全体训练样本的梯度之间的 cos θ</translation>
    </message>
    <message>
        <source>After a run, each size of mini-batch shows here how well it aims.</source>
        <translation>运行之后，这里显示每种大小的小批量指得有多准。</translation>
    </message>
    <message>
        <source>cos θ</source>
        <translation>cos θ</translation>
    </message>
    <message>
        <source>Mean cos θ between a mini-batch&apos;s gradient and the full one</source>
        <translation>小批量梯度与全体梯度之间 cos θ 的平均</translation>
    </message>
    <message>
        <source>scatter</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>How cos θ scatters from mini-batch to mini-batch</source>
        <translation>cos θ 在不同小批量之间如何分散</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>各层</translation>
    </message>
    <message>
        <source>Size of the gradient, layer by layer</source>
        <translation>逐层的梯度大小</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Cost by steps taken</source>
        <translation>代价随步数</translation>
    </message>
    <message>
        <source>examples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>Cost by training examples looked at</source>
        <translation>代价随看过的训练样本数</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Cost by seconds spent on steps</source>
        <translation>代价随走步所用的秒数</translation>
    </message>
    <message>
        <source>at the end</source>
        <translation>在终点</translation>
    </message>
    <message>
        <source>Where mini-batches were drawn</source>
        <translation>在哪里抽取小批量</translation>
    </message>
    <message>
        <source>Descent whose gradients are shown</source>
        <translation>显示哪条下降的梯度</translation>
    </message>
    <message>
        <source>Which descent</source>
        <translation>哪条下降</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>This page as PNG or SVG</source>
        <translation>把本页存为 PNG 或 SVG</translation>
    </message>
    <message>
        <source>Save data…</source>
        <translation>保存数据…</translation>
    </message>
    <message>
        <source>Every point of every path with its true cost, as CSV</source>
        <translation>每条路径的每一点及其真实代价，CSV 格式</translation>
    </message>
</context>
<context>
    <name>DescentSaving</name>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Save data</source>
        <translation>保存数据</translation>
    </message>
</context>
<context>
    <name>DescentSetup</name>
    <message>
        <source>Descents from one start</source>
        <translation>从一个起点出发的下降</translation>
    </message>
    <message>
        <source>Mini-batch size</source>
        <translation>小批量大小</translation>
    </message>
    <message>
        <source>+ descent</source>
        <translation>+ 下降</translation>
    </message>
    <message>
        <source>Add a descent, at most {0}</source>
        <translation>再加一条下降，最多 {0} 条</translation>
    </message>
    <message>
        <source>Run all</source>
        <translation>全部运行</translation>
    </message>
    <message>
        <source>Walk all descents in the background; the Train workspace is not touched</source>
        <translation>在后台走完所有下降；不影响训练页面</translation>
    </message>
    <message>
        <source>S&amp;teps</source>
        <translation>步数(&amp;T)</translation>
    </message>
    <message>
        <source>Net&amp;work</source>
        <translation>网络(&amp;W)</translation>
    </message>
    <message>
        <source>Start f&amp;rom</source>
        <translation>起点(&amp;R)</translation>
    </message>
    <message>
        <source>See&amp;d</source>
        <translation>种子(&amp;D)</translation>
    </message>
    <message>
        <source>Train’s network</source>
        <translation>训练页面的网络</translation>
    </message>
    <message>
        <source>Train’s network is {0}</source>
        <translation>训练页面的网络是 {0}</translation>
    </message>
    <message>
        <source>deep: five times 16</source>
        <translation>深网络：五层 16</translation>
    </message>
    <message>
        <source>random, 1/√n</source>
        <translation>随机，1/√n</translation>
    </message>
    <message>
        <source>random, N(0, 1)</source>
        <translation>随机，N(0, 1)</translation>
    </message>
    <message>
        <source>what Train shows</source>
        <translation>训练页面所示</translation>
    </message>
    <message>
        <source>Fixes the first weights and the shuffles</source>
        <translation>决定最初的权重和每次打乱的顺序</translation>
    </message>
    <message>
        <source>another start for each</source>
        <translation>每条下降各有起点</translation>
    </message>
    <message>
        <source>The second descent begins from the next seed, and so on</source>
        <translation>第二条下降用下一个种子，依此类推</translation>
    </message>
    <message>
        <source>Stories</source>
        <translation>故事</translation>
    </message>
    <message>
        <source>Careful and drunk</source>
        <translation>谨慎的人与醉汉</translation>
    </message>
    <message>
        <source>Mini-batches of 10 and 100 beside all examples</source>
        <translation>10 和 100 的小批量，与全部样本对比</translation>
    </message>
    <message>
        <source>η too large</source>
        <translation>η 太大</translation>
    </message>
    <message>
        <source>One mini-batch size, four learning rates</source>
        <translation>同样的小批量，四种学习率</translation>
    </message>
    <message>
        <source>Vanishing gradient</source>
        <translation>梯度消失</translation>
    </message>
    <message>
        <source>A deep, narrow network: who still hears the cost?</source>
        <translation>又深又窄的网络：谁还听得到代价？</translation>
    </message>
    <message>
        <source>Two starts, two minima</source>
        <translation>两个起点，两个极小值</translation>
    </message>
    <message>
        <source>And the cost on the straight line between them</source>
        <translation>以及两者之间直线上的代价</translation>
    </message>
    <message>
        <source>A story sets everything up and runs it; its caption is computed from what happens.</source>
        <translation>故事会设好一切并运行；说明文字由实际结果算出。</translation>
    </message>
</context>
<context>
    <name>DescentView</name>
    <message>
        <source>Landscape</source>
        <translation>地形</translation>
    </message>
    <message>
        <source>All paths on one plane</source>
        <translation>所有路径画在一个平面上</translation>
    </message>
    <message>
        <source>Magnifier</source>
        <translation>放大镜</translation>
    </message>
    <message>
        <source>The last steps of one descent, on a plane of their own</source>
        <translation>一条下降的最后几步，画在它们自己的平面上</translation>
    </message>
    <message>
        <source>Along a line</source>
        <translation>沿一条线</translation>
    </message>
    <message>
        <source>The cost on one straight line through all parameters</source>
        <translation>穿过所有参数的一条直线上的代价</translation>
    </message>
    <message>
        <source>main directions</source>
        <translation>主方向</translation>
    </message>
    <message>
        <source>start and two ends</source>
        <translation>起点和两个终点</translation>
    </message>
    <message>
        <source>random directions</source>
        <translation>随机方向</translation>
    </message>
    <message>
        <source>start to end</source>
        <translation>起点到终点</translation>
    </message>
    <message>
        <source>−∇C, first step</source>
        <translation>−∇C，第一步</translation>
    </message>
    <message>
        <source>−∇C, last step</source>
        <translation>−∇C，最后一步</translation>
    </message>
    <message>
        <source>one parameter</source>
        <translation>一个参数</translation>
    </message>
    <message>
        <source>between two ends</source>
        <translation>两个终点之间</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>平面</translation>
    </message>
    <message>
        <source>Which two of all directions the picture shows</source>
        <translation>图中显示哪两个方向</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>Which line the cost is measured on</source>
        <translation>在哪条线上测量代价</translation>
    </message>
    <message>
        <source>Descent</source>
        <translation>下降</translation>
    </message>
    <message>
        <source>Which descent</source>
        <translation>哪条下降</translation>
    </message>
    <message>
        <source>Other descent</source>
        <translation>另一条下降</translation>
    </message>
    <message>
        <source>The other descent</source>
        <translation>另一条下降</translation>
    </message>
    <message>
        <source>Last steps</source>
        <translation>最后几步</translation>
    </message>
    <message>
        <source>How many of the last steps</source>
        <translation>最后多少步</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Which weight or bias: 5000, w(2)5,11 or b(3)2</source>
        <translation>哪个权重或偏置：5000、w(2)5,11 或 b(3)2</translation>
    </message>
    <message>
        <source>last </source>
        <translation>最后 </translation>
    </message>
    <message>
        <source> steps</source>
        <translation> 步</translation>
    </message>
</context>
<context>
    <name>DescentWorkspace</name>
    <message>
        <source>Walking {0} descents of {1:,} steps</source>
        <translation>正在走 {0} 条下降，每条 {1:,} 步</translation>
    </message>
    <message>
        <source>Cancelled; nothing was changed.</source>
        <translation>已取消；什么也没有改变。</translation>
    </message>
    <message>
        <source>This could not be worked out: {0}</source>
        <translation>无法算出：{0}</translation>
    </message>
    <message>
        <source>Measuring the landscape</source>
        <translation>正在测量地形</translation>
    </message>
    <message>
        <source>nothing in the Train workspace was changed</source>
        <translation>训练页面没有任何改变</translation>
    </message>
    <message>
        <source>Descents walk on copies: nothing in the Train workspace is changed.</source>
        <translation>下降都在副本上进行：训练页面不会有任何改变。</translation>
    </message>
    <message>
        <source>{0} descents, {1:,} steps each, in {2:.1f} s</source>
        <translation>{0} 条下降，每条 {1:,} 步，用时 {2:.1f} 秒</translation>
    </message>
    <message>
        <source>landscape of {0:,} points in {1:.1f} s</source>
        <translation>{0:,} 个点的地形用时 {1:.1f} 秒</translation>
    </message>
    <message>
        <source>Above: C over the examples of each step, as it is taken. The true cost follows.</source>
        <translation>上图：每一步所用样本上的 C，边走边画。真正的代价随后给出。</translation>
    </message>
    <message>
        <source>Choose a story, or set up descents of your own and run them: what happened stands here.</source>
        <translation>选一个故事，或自己设定几条下降并运行：结果会写在这里。</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>已保存 {0}</translation>
    </message>
    <message>
        <source>Run the descents</source>
        <translation>运行这些下降</translation>
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
        <source>Which of these did you mean?</source>
        <translation>你想画的是哪一个？</translation>
    </message>
    <message>
        <source>I meant {0}</source>
        <translation>我画的是 {0}</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>Open a session</source>
        <translation>打开会话</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Sessions of Nudge (*.nudge)</source>
        <translation>Nudge 会话 (*.nudge)</translation>
    </message>
    <message>
        <source>Not saved, left {0}</source>
        <translation>未保存，离开于 {0}</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>已保存 {0}</translation>
    </message>
    <message>
        <source>It is in the clipboard.</source>
        <translation>已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Nothing is saved automatically: {0}</source>
        <translation>自动保存已停用：{0}</translation>
    </message>
    <message>
        <source>Opened {0}</source>
        <translation>已打开 {0}</translation>
    </message>
    <message>
        <source>The session is back; it goes on at step {0:,}.</source>
        <translation>会话已恢复，从第 {0:,} 步继续。</translation>
    </message>
    <message>
        <source>This run learned from {0}; the data now loaded is {1}. Its network works, but the run does not go on as it would have: load its data first for that.</source>
        <translation>这次运行用的是 {0}，现在载入的数据是 {1}。网络可以使用，但训练不会与原来一致；要一致，请先载入原来的数据。</translation>
    </message>
    <message>
        <source>{0}: {1}, {2} neurons. A new run begins with it.</source>
        <translation>{0}：{1}，{2} 神经元。新的运行从它开始。</translation>
    </message>
    <message>
        <source>The file does not name activation and cost; sigmoid and quadratic are assumed.</source>
        <translation>文件没有注明激活函数和代价函数，这里按 sigmoid 和二次代价处理。</translation>
    </message>
    <message>
        <source>Its cost there is {0}, on sigmoid outputs; here it trains on with the quadratic cost.</source>
        <translation>它原来的代价函数是 {0}，输出为 sigmoid；在这里用二次代价继续训练。</translation>
    </message>
    <message>
        <source>The book&apos;s cost has a ½: its η = 3 is 1.5 here.</source>
        <translation>书中的代价函数带 ½：书中的 η = 3 相当于这里的 1.5。</translation>
    </message>
    <message>
        <source>The run of {0:,} steps made room; {1} brings it back.</source>
        <translation>共 {0:,} 步的运行已被替换；按 {1} 可以找回。</translation>
    </message>
    <message>
        <source>Nudge did not end properly last time. Its run was saved {0}: you can go on where it was.</source>
        <translation>Nudge 上次没有正常退出。运行保存于 {0}，可以从那里继续。</translation>
    </message>
    <message>
        <source>Nudge: what backpropagation really does</source>
        <translation>Nudge：反向传播究竟做了什么</translation>
    </message>
    <message>
        <source>{0} – Nudge</source>
        <translation>{0} – Nudge</translation>
    </message>
    <message>
        <source>Go on there</source>
        <translation>从那里继续</translation>
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
    <message>
        <source>Draw here</source>
        <translation>在这里画</translation>
    </message>
    <message>
        <source>as large as you like</source>
        <translation>大小随意</translation>
    </message>
    <message>
        <source>Draw with mouse, finger or pen; the network answers at once</source>
        <translation>用鼠标、手指或笔来画，网络会立刻回答</translation>
    </message>
</context>
<context>
    <name>ExamineWorkspace</name>
    <message>
        <source>Saved {0}</source>
        <translation>已保存 {0}</translation>
    </message>
</context>
<context>
    <name>ExampleGallery</name>
    <message>
        <source>example {0:,}: is {1}, says {2}; C₀ = {3:.4f}; gap of the two highest outputs {4:.4f}</source>
        <translation>样本 {0:,}：实为 {1}，答 {2}；C₀ = {3:.4f}；最高两个输出之差 {4:.4f}</translation>
    </message>
    <message>
        <source>is {0}
says {1}</source>
        <translation>实为 {0}
答 {1}</translation>
    </message>
    <message>
        <source>is {0}, says {1}</source>
        <translation>是 {0}，答 {1}</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>差值</translation>
    </message>
</context>
<context>
    <name>ExampleWalker</name>
    <message>
        <source>label: {0}</source>
        <translation>标签：{0}</translation>
    </message>
    <message>
        <source>not shown</source>
        <translation>未显示</translation>
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
    <name>Exchange</name>
    <message>
        <source>PyTorch: safetensors with state_dict names (*.safetensors)</source>
        <translation>PyTorch：safetensors，名称同 state_dict (*.safetensors)</translation>
    </message>
    <message>
        <source>ONNX, for onnxruntime and others (*.onnx)</source>
        <translation>ONNX，供 onnxruntime 等使用 (*.onnx)</translation>
    </message>
    <message>
        <source>NumPy (*.npz)</source>
        <translation>NumPy (*.npz)</translation>
    </message>
    <message>
        <source>JSON of network2.py, Nielsen&apos;s book (*.json)</source>
        <translation>Nielsen 书中 network2.py 的 JSON (*.json)</translation>
    </message>
    <message>
        <source>Export the network</source>
        <translation>导出网络</translation>
    </message>
    <message>
        <source>Numbers (*.csv)</source>
        <translation>数据 (*.csv)</translation>
    </message>
    <message>
        <source>Export the training log</source>
        <translation>导出训练记录</translation>
    </message>
    <message>
        <source>Text (*.toml)</source>
        <translation>文本 (*.toml)</translation>
    </message>
    <message>
        <source>Export the settings</source>
        <translation>导出设置</translation>
    </message>
    <message>
        <source>Networks (*.safetensors *.npz *.json)</source>
        <translation>网络 (*.safetensors *.npz *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Import a network</source>
        <translation>导入网络</translation>
    </message>
</context>
<context>
    <name>ExperimentCard</name>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>再来一次</translation>
    </message>
    <message>
        <source>Run: {0}</source>
        <translation>运行：{0}</translation>
    </message>
</context>
<context>
    <name>Experiments</name>
    <message>
        <source>{0} {1:.1f} to {2:.1f} %</source>
        <translation>{0} 为 {1:.1f} 至 {2:.1f} %</translation>
    </message>
    <message>
        <source>{0} none</source>
        <translation>{0} 无结果</translation>
    </message>
    <message>
        <source>Right on the test set after {0} epochs, {1} starts each: {2}.</source>
        <translation>{0} 轮之后测试集上的准确率（每种初始化 {1} 个起点）：{2}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Of {0} networks {1} could not be trained at this learning rate.</source>
        <translation>{0} 个网络中有 {1} 个在这个学习率下无法训练。</translation>
    </message>
    <message>
        <source>Network of step {0:,}: </source>
        <translation>第 {0:,} 步的网络：</translation>
    </message>
    <message>
        <source>of {0:,} images of pure noise, {1:.1f} % get an output above {2}; the most frequent answer is “{3}” ({4:,} times). Of the test images it is {5:.1f} %.</source>
        <translation>{0:,} 张纯噪声图像中，{1:.1f} % 得到高于 {2} 的输出；最常见的回答是“{3}”（{4:,} 次）。测试图像中这一比例为 {5:.1f} %。</translation>
    </message>
    <message>
        <source>After {0} epochs {1:.1f} % of {2} shuffled labels are known by heart, {3:.1f} % of the true ones. Right on test images: {4:.1f} % after shuffled, {5:.1f} % after true labels.</source>
        <translation>{0} 轮之后，{2} 个打乱的标签中有 {1:.1f} % 被硬背下来，真实标签则为 {3:.1f} %。测试图像上的准确率：学打乱标签的为 {4:.1f} %，学真实标签的为 {5:.1f} %。</translation>
    </message>
    <message>
        <source>moved by {0} pixels, {1:.2f} % right becomes {2:.2f} %: {3:.2f} points lost (mean of left, right, up and down; the worst {4:.2f} %).</source>
        <translation>平移 {0} 个像素后，准确率从 {1:.2f} % 变为 {2:.2f} %：损失 {3:.2f} 个百分点（左、右、上、下的平均值；最差为 {4:.2f} %）。</translation>
    </message>
</context>
<context>
    <name>ExperimentsPanel</name>
    <message>
        <source>Experiments</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>It could not be finished: {0}</source>
        <translation>未能完成：{0}</translation>
    </message>
    <message>
        <source>Random noise in</source>
        <translation>输入随机噪声</translation>
    </message>
    <message>
        <source>What does it answer to pure noise?</source>
        <translation>面对纯噪声，它会怎么回答？</translation>
    </message>
    <message>
        <source>Shuffled labels</source>
        <translation>打乱标签</translation>
    </message>
    <message>
        <source>Can such a network learn nonsense by heart?</source>
        <translation>这样的网络能把毫无意义的标签硬背下来吗？</translation>
    </message>
    <message>
        <source>Shifted images</source>
        <translation>平移图像</translation>
    </message>
    <message>
        <source>The same test images, moved by 1 to 4 pixels.</source>
        <translation>同样的测试图像，平移 1 至 4 个像素。</translation>
    </message>
    <message>
        <source>Other starts</source>
        <translation>换个起点</translation>
    </message>
    <message>
        <source>Fifteen networks, each from other first weights.</source>
        <translation>十五个网络，各从不同的初始权重出发。</translation>
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
</context>
<context>
    <name>ExportButton</name>
    <message>
        <source>Export as CSV…</source>
        <translation>导出为 CSV…</translation>
    </message>
    <message>
        <source>Export as PNG…</source>
        <translation>导出为 PNG…</translation>
    </message>
    <message>
        <source>Export as SVG…</source>
        <translation>导出为 SVG…</translation>
    </message>
    <message>
        <source>Export this view</source>
        <translation>导出此视图</translation>
    </message>
    <message>
        <source>Export as PDF…</source>
        <translation>导出为 PDF…</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>Training stopped by a fault: {0}. The weights are kept; play goes on, reset starts anew.</source>
        <translation>训练因故障停止：{0}。权重已保留；可以继续训练，也可以重置。</translation>
    </message>
    <message>
        <source>Training is stuck at step {0:,}: every neuron is saturated, so the gradient is 0 and would stay 0. The network is back at its weights of step {3:,}. η = {1:g} is too large: reset and try {2:g}.</source>
        <translation>训练在第 {0:,} 步卡住了：所有神经元都已饱和，梯度为 0 且不会再变。网络已回到第 {3:,} 步的权重。η = {1:g} 太大：请重置，并试试 {2:g}。</translation>
    </message>
    <message>
        <source>Training diverged at step {0:,}: the cost or the gradient is no longer a finite number. The network is back at its weights of step {3:,}. η = {1:g} is too large: reset and try {2:g}.</source>
        <translation>训练在第 {0:,} 步发散了：代价或梯度不再是有限的数。网络已回到第 {3:,} 步的权重。η = {1:g} 太大：请重置，并试试 {2:g}。</translation>
    </message>
    <message>
        <source>After a whole epoch the network still only guesses: its neurons are almost saturated. η = {0:g} is probably too large for these layers: reset and try {1:g}.</source>
        <translation>学了整整一轮，网络仍然只是在猜：它的神经元几乎都饱和了。η = {0:g} 对这些层来说大概太大了：请重置，并试试 {1:g}。</translation>
    </message>
    <message>
        <source>After an epoch of {0:,} steps the network still only guesses. Its neurons are not saturated: more epochs may be enough, or smaller mini-batches, which make more steps.</source>
        <translation>一轮共 {0:,} 步之后，网络仍然只是在猜。它的神经元没有饱和：也许多训练几轮就够了，或者用更小的小批量，这样步数更多。</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Look in:</source>
        <translation>查找范围：</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>文件类型：</translation>
    </message>
</context>
<context>
    <name>FileErrors</name>
    <message>
        <source>writing or reading is not permitted there</source>
        <translation>没有读写权限</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>the folder is read-only</source>
        <translation>文件夹是只读的</translation>
    </message>
    <message>
        <source>the file or its folder is not there</source>
        <translation>文件或所在的文件夹不存在</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>它是一个文件夹</translation>
    </message>
    <message>
        <source>another program holds it open</source>
        <translation>另一个程序正在使用它</translation>
    </message>
    <message>
        <source>the disk reports an error</source>
        <translation>磁盘报告错误</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>名称太长</translation>
    </message>
    <message>
        <source>{name} could not be written: {detail}. What was there before is unchanged; choose another folder or free some space.</source>
        <translation>无法写入 {name}：{detail}。原有内容没有改变；请换一个文件夹，或腾出一些空间。</translation>
    </message>
    <message>
        <source>{name} could not be read: {detail}. Check that it is there and may be read.</source>
        <translation>无法读取 {name}：{detail}。请检查它是否存在、是否允许读取。</translation>
    </message>
    <message>
        <source>{name} is not a file. Choose a file.</source>
        <translation>{name} 不是文件。请选择一个文件。</translation>
    </message>
    <message>
        <source>{name} has {size:,} bytes, more than such a file can have ({most:,}). It is something else; choose another file.</source>
        <translation>{name} 有 {size:,} 字节，超出了这类文件的上限（{most:,}）。它不是这类文件，请另选一个。</translation>
    </message>
    <message>
        <source>There is more to save than a file can hold. Begin a new run, then save again.</source>
        <translation>要保存的内容超出了一个文件的容量。请开始新的运行后再保存。</translation>
    </message>
    <message>
        <source>{name} is not a safetensors file, or it is cut off. Choose another file.</source>
        <translation>{name} 不是 safetensors 文件，或者不完整。请另选一个文件。</translation>
    </message>
    <message>
        <source>{name} has a header of {size:,} bytes; at most {most:,} are read. It is something else; choose another file.</source>
        <translation>{name} 的文件头有 {size:,} 字节，最多只读 {most:,}。它不是这类文件，请另选一个。</translation>
    </message>
    <message>
        <source>{name} is damaged or of another kind: {detail}. Nothing was changed; try another copy of the file.</source>
        <translation>{name} 已损坏或不是这类文件。什么都没有改变；请换一份文件再试。</translation>
    </message>
    <message>
        <source>{name} holds arrays, but not a run of Nudge. To use a network from it, import it.</source>
        <translation>{name} 里有数组，但不是 Nudge 的运行。要使用其中的网络，请用导入。</translation>
    </message>
    <message>
        <source>{name} was written by a newer Nudge (its format is {version}, this one reads up to {known}). Update Nudge to open it.</source>
        <translation>{name} 由更新的 Nudge 写成（格式 {version}，本程序最高能读 {known}）。请更新 Nudge 后再打开。</translation>
    </message>
    <message>
        <source>{name} is a saved run of Nudge. Open it with File &gt; Open instead.</source>
        <translation>{name} 是保存的 Nudge 运行。请用“文件 &gt; 打开”。</translation>
    </message>
    <message>
        <source>{name} has none of the suffixes {known}; the suffix says the format.</source>
        <translation>{name} 的后缀不是 {known} 之一；后缀决定格式。</translation>
    </message>
    <message>
        <source>ONNX needs the Python package onnx, which is not installed. Install it, for example with `pip install onnx`, or choose another format.</source>
        <translation>写 ONNX 需要 Python 包 onnx，现在没有安装。请安装（例如 `pip install onnx`），或换一种格式。</translation>
    </message>
    <message>
        <source>network2.py knows sigmoid neurons only; this network has {activation} neurons and {output} outputs. Choose another format.</source>
        <translation>network2.py 只有 sigmoid 神经元；这个网络的神经元是 {activation}，输出是 {output}。请换一种格式。</translation>
    </message>
    <message>
        <source>{name} does not hold one weight matrix and one bias vector for each layer, so it is not a network of fully connected layers. Choose another file.</source>
        <translation>{name} 里不是每层各一个权重矩阵和一个偏置向量，因此不是全连接网络。请另选一个文件。</translation>
    </message>
    <message>
        <source>{name} holds layers that do not fit together ({detail}). It may be damaged or transposed; export it again.</source>
        <translation>{name} 里的各层对不上（{detail}）。它可能已损坏或被转置；请重新导出。</translation>
    </message>
    <message>
        <source>{name} holds more than {most:,} weights and biases, which is too much for this program. Choose a smaller network.</source>
        <translation>{name} 的权重和偏置超过 {most:,} 个，本程序无法处理。请选小一些的网络。</translation>
    </message>
    <message>
        <source>{name} holds a weight or bias that is not a finite number in float32; it is of no use.</source>
        <translation>{name} 里有权重或偏置在 float32 中不是有限的数，无法使用。</translation>
    </message>
    <message>
        <source>{name} takes {pixels} pixels and tells {classes} classes apart, which does not fit the data now loaded. Load that data first.</source>
        <translation>{name} 接受 {pixels} 个像素、区分 {classes} 个类别，与现在载入的数据不符。请先载入对应的数据。</translation>
    </message>
    <message>
        <source>{name} is no network: neither safetensors nor .npz nor the JSON of network2.py. Choose another file.</source>
        <translation>{name} 不是网络：既不是 safetensors 或 .npz，也不是 network2.py 的 JSON。请另选一个文件。</translation>
    </message>
</context>
<context>
    <name>ForwardPage</name>
    <message>
        <source>{z} = {value} is the sum of</source>
        <translation>{z} = {value}，等于下列各项之和</translation>
    </message>
    <message>
        <source>(rounded)</source>
        <translation>（四舍五入）</translation>
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
    <message>
        <source>Forward: activations</source>
        <translation>前向：激活值</translation>
    </message>
</context>
<context>
    <name>GalleryPanel</name>
    <message>
        <source>Examples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Worst</source>
        <translation>最严重</translation>
    </message>
    <message>
        <source>Least sure</source>
        <translation>最没把握</translation>
    </message>
    <message>
        <source>All errors</source>
        <translation>全部错误</translation>
    </message>
    <message>
        <source>Wrong answers, the highest C₀ first</source>
        <translation>答错的样本，C₀ 最大的在前</translation>
    </message>
    <message>
        <source>Right or wrong, the smallest gap between the two highest outputs</source>
        <translation>不论对错，最高两个输出之差最小的在前</translation>
    </message>
    <message>
        <source>Wrong answers, in the order of the data</source>
        <translation>答错的样本，按数据中的顺序</translation>
    </message>
    <message>
        <source>{0} → {1}</source>
        <translation>{0} → {1}</translation>
    </message>
    <message>
        <source>The examples of one cell of the confusion matrix</source>
        <translation>混淆矩阵中一个格子的样本</translation>
    </message>
    <message>
        <source>{0:,}, by C₀ of the example</source>
        <translation>共 {0:,} 个，按样本的 C₀ 排列</translation>
    </message>
    <message>
        <source>{0:,}, by the gap between the two highest outputs</source>
        <translation>共 {0:,} 个，按最高两个输出之差排列</translation>
    </message>
    <message>
        <source>{0:,}, in the order of the data</source>
        <translation>共 {0:,} 个，按数据中的顺序排列</translation>
    </message>
    <message>
        <source>There are no such examples.</source>
        <translation>没有这样的样本。</translation>
    </message>
    <message>
        <source>Nothing is measured yet.</source>
        <translation>尚未测量。</translation>
    </message>
</context>
<context>
    <name>Gradient</name>
    <message>
        <source>this example</source>
        <translation>这个样本</translation>
    </message>
    <message>
        <source>the coming mini-batch of {0:,}</source>
        <translation>下一个小批量（{0:,} 个样本）</translation>
    </message>
    <message>
        <source>all {0:,} training examples</source>
        <translation>全部 {0:,} 个训练样本</translation>
    </message>
    <message>
        <source>At step {step:,}, &lt;b&gt;C = {cost}&lt;/b&gt; over {which}, and |∇C| = {norm}.</source>
        <translation>第 {step:,} 步，对{which}，&lt;b&gt;C = {cost}&lt;/b&gt;，|∇C| = {norm}。</translation>
    </message>
    <message>
        <source>Every component is exactly 0: from these examples there is nothing to learn.</source>
        <translation>每个分量都恰好为 0：从这些样本中学不到任何东西。</translation>
    </message>
    <message>
        <source>&lt;b&gt;{count:,}&lt;/b&gt; of the {total:,} components carry half of |∇C|². The largest, {name}, carries {share}: it should {words}.</source>
        <translation>{total:,} 个分量中，最大的 &lt;b&gt;{count:,}&lt;/b&gt; 个就占了 |∇C|² 的一半。最大的 {name} 占 {share}，它应该{words}。</translation>
    </message>
    <message>
        <source>No component is exactly 0.</source>
        <translation>没有恰好为 0 的分量。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>&lt;b&gt;{0:,}&lt;/b&gt; ({1:.1f} %) are exactly 0: {2}.</source>
        <translation>&lt;b&gt;{0:,}&lt;/b&gt; 个（{1:.1f} %）恰好为 0：{2}。</translation>
    </message>
    <message>
        <source>{0:,} because their pixel is dark ({1:,} of {2:,} pixels)</source>
        <translation>{0:,} 个因为对应的像素是暗的（{2:,} 个像素中有 {1:,} 个）</translation>
    </message>
    <message>
        <source>{0:,} because their pixel is dark in each of them ({1:,} of {2:,} pixels)</source>
        <translation>{0:,} 个因为对应的像素在每个样本中都是暗的（{2:,} 个像素中有 {1:,} 个）</translation>
    </message>
    <message>
        <source>{0:,} because the neuron they come from is silent (a = 0)</source>
        <translation>{0:,} 个因为来源神经元没有激活（a = 0）</translation>
    </message>
    <message>
        <source>{0:,} because their ReLU neuron is off (z ≤ 0)</source>
        <translation>{0:,} 个因为所在的 ReLU 神经元处于关闭状态（z ≤ 0）</translation>
    </message>
    <message>
        <source>{0:,} because a ReLU that is off lets no slope through to them</source>
        <translation>{0:,} 个因为关闭的 ReLU 挡住了传回来的斜率</translation>
    </message>
    <message>
        <source>{0:,} because they are too small for 64 bits, or cancel to the last bit</source>
        <translation>{0:,} 个因为小到 64 位数也存不下，或者正负恰好抵消</translation>
    </message>
    <message>
        <source>Every pixel lights up in some of the {0:,} training images.</source>
        <translation>每个像素都至少在 {0:,} 张训练图像中的某一张里亮过。</translation>
    </message>
    <message>
        <source>&lt;b&gt;{0:,}&lt;/b&gt; of the {1:,} pixels never light up in the {2:,} training images, so their {3:,} weights never move while one trains on them.</source>
        <translation>{1:,} 个像素中有 &lt;b&gt;{0:,}&lt;/b&gt; 个在 {2:,} 张训练图像里从未亮过，所以用这些图像训练时，它们的 {3:,} 个权重永远不会动。</translation>
    </message>
    <message>
        <source>increase a lot</source>
        <translation>大幅增大</translation>
    </message>
    <message>
        <source>decrease a lot</source>
        <translation>大幅减小</translation>
    </message>
    <message>
        <source>increase somewhat</source>
        <translation>适度增大</translation>
    </message>
    <message>
        <source>decrease somewhat</source>
        <translation>适度减小</translation>
    </message>
    <message>
        <source>increase a little</source>
        <translation>略微增大</translation>
    </message>
    <message>
        <source>decrease a little</source>
        <translation>略微减小</translation>
    </message>
    <message>
        <source>stay: dark pixel</source>
        <translation>不变：像素是暗的</translation>
    </message>
    <message>
        <source>stay: silent neuron</source>
        <translation>不变：来源未激活</translation>
    </message>
    <message>
        <source>stay: ReLU is off</source>
        <translation>不变：ReLU 关闭</translation>
    </message>
    <message>
        <source>stay: slope blocked</source>
        <translation>不变：斜率被挡住</translation>
    </message>
    <message>
        <source>stay: 0 by rounding</source>
        <translation>不变：舍入为 0</translation>
    </message>
    <message>
        <source>layer {0}</source>
        <translation>第 {0} 层</translation>
    </message>
    <message>
        <source>No layer gets any gradient: the network stands still.</source>
        <translation>没有一层得到梯度：网络停住不动了。</translation>
    </message>
    <message>
        <source>The gradient of one end is exactly 0: nothing gets through.</source>
        <translation>有一端的梯度恰好为 0：什么也传不过去。</translation>
    </message>
    <message>
        <source>The gradient fades on its way back: |∇C| of layer 1 is 1/{0} of that of the output. Each layer multiplies by its weights and by σ′(z): that is how gradients vanish.</source>
        <translation>梯度在往回传的路上逐渐变弱：第 1 层的 |∇C| 只有输出层的 1/{0}。每经过一层都要乘以权重和 σ′(z)：梯度就是这样消失的。</translation>
    </message>
    <message>
        <source>The gradient does not fade on its way back: |∇C| of layer 1 is {0} times that of the output; it adds up over many more weights.</source>
        <translation>梯度在往回传的路上没有变弱：第 1 层的 |∇C| 是输出层的 {0} 倍，因为它由多得多的权重累加而成。</translation>
    </message>
    <message>
        <source>The gradient gets through: |∇C| of the first and the last layer differ by a factor of {0}.</source>
        <translation>梯度传得过去：第一层与最后一层的 |∇C| 相差 {0} 倍。</translation>
    </message>
    <message>
        <source>No neuron is saturated.</source>
        <translation>没有饱和的神经元。</translation>
    </message>
    <message>
        <source>Most saturated is layer {0}: {1:.1f} % of its neurons and examples.</source>
        <translation>饱和最多的是第 {0} 层：占其神经元与样本组合的 {1:.1f} %。</translation>
    </message>
    <message>
        <source>{0} of its {1} neurons are so for every example.</source>
        <translation>其 {1} 个神经元中有 {0} 个对每个样本都饱和。</translation>
    </message>
    <message>
        <source>Brightness: |∇C| over the {0:,} weights of a pixel.</source>
        <translation>亮度：一个像素的 {0:,} 个权重合起来的 |∇C|。</translation>
    </message>
    <message>
        <source>{0:,} of the {1:,} pixels carry half of what layer 1&apos;s weights have of |∇C|².</source>
        <translation>{1:,} 个像素中，{0:,} 个就占了第 1 层权重那部分 |∇C|² 的一半。</translation>
    </message>
    <message>
        <source>Hatched: the {0:,} pixels that never light up in the training images.</source>
        <translation>斜线：在训练图像中从未亮过的 {0:,} 个像素。</translation>
    </message>
    <message>
        <source>Click a pixel to see its weights in the table.</source>
        <translation>单击一个像素，表中就只列出它的权重。</translation>
    </message>
    <message>
        <source>Layer 1 has {0:.1f} % of the components and {1} of |∇C|².</source>
        <translation>第 1 层有 {0:.1f} % 的分量，占 |∇C|² 的 {1}。</translation>
    </message>
    <message>
        <source>next mini-batch</source>
        <translation>下一个小批量</translation>
    </message>
</context>
<context>
    <name>GradientCheckView</name>
    <message>
        <source>moving each one up and down…</source>
        <translation>正在逐个上下移动……</translation>
    </message>
    <message>
        <source>the two agree</source>
        <translation>两者一致</translation>
    </message>
    <message>
        <source>the two do not agree</source>
        <translation>两者不一致</translation>
    </message>
    <message>
        <source>Relative difference &lt;b style=&quot;color:{colour}&quot;&gt;{difference}: {verdict}&lt;/b&gt;, all {count:,} components (examples: {examples:,}), in {seconds:.2f} s. Up to {limit} counts as agreement; if the largest component alone were wrong by 1 %, it would be {wrong}.</source>
        <translation>相对误差 &lt;b style=&quot;color:{colour}&quot;&gt;{difference}：{verdict}&lt;/b&gt;，共 {count:,} 个分量（样本数：{examples:,}），用时 {seconds:.2f} 秒。不超过 {limit} 就算一致；哪怕只有最大的那个分量错了 1 %，这个数也会变成 {wrong}。</translation>
    </message>
    <message>
        <source>differ most</source>
        <translation>相差最大</translation>
    </message>
    <message>
        <source>apart</source>
        <translation>相差</translation>
    </message>
    <message>
        <source>−∂C by backpropagation</source>
        <translation>反向传播的 −∂C</translation>
    </message>
    <message>
        <source>Without backpropagation: move each weight and bias by ±10⁻⁵, measure C by feedforward alone (on at most {0} examples) and take the slope. If all slopes agree, the chain rule was carried out without a mistake, for this network and these examples. It does not say that the network learns well.</source>
        <translation>不靠反向传播：把每个权重和偏置移动 ±10⁻⁵，只用前向计算测出 C（最多取 {0} 个样本），再求斜率。如果所有斜率都一致，就说明对这个网络和这些样本，链式法则算得没有错。但这并不说明网络学得好。</translation>
    </message>
    <message>
        <source>Check all {0:,} slopes</source>
        <translation>检验全部 {0:,} 个斜率</translation>
    </message>
    <message>
        <source>Check the gradient</source>
        <translation>检验梯度</translation>
    </message>
</context>
<context>
    <name>GradientFilter</name>
    <message>
        <source>all layers</source>
        <translation>所有层</translation>
    </message>
    <message>
        <source>layer {0}</source>
        <translation>第 {0} 层</translation>
    </message>
    <message>
        <source>all values</source>
        <translation>所有值</translation>
    </message>
    <message>
        <source>not 0</source>
        <translation>不为 0</translation>
    </message>
    <message>
        <source>exactly 0</source>
        <translation>恰好为 0</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>零值</translation>
    </message>
    <message>
        <source>any neuron</source>
        <translation>任意神经元</translation>
    </message>
    <message>
        <source>neuron </source>
        <translation>神经元 </translation>
    </message>
    <message>
        <source>Neuron</source>
        <translation>神经元</translation>
    </message>
    <message>
        <source>any pixel</source>
        <translation>任意像素</translation>
    </message>
    <message>
        <source>pixel </source>
        <translation>像素 </translation>
    </message>
    <message>
        <source>Pixel</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Only the weights that come from this pixel</source>
        <translation>只看来自这个像素的权重</translation>
    </message>
    <message>
        <source>Show all rows</source>
        <translation>显示所有行</translation>
    </message>
    <message>
        <source>Go to w_5000, w(2)5,11, b(3)2 …</source>
        <translation>跳到 w_5000、w(2)5,11、b(3)2 …</translation>
    </message>
    <message>
        <source>Go to a weight or bias</source>
        <translation>跳到某个权重或偏置</translation>
    </message>
</context>
<context>
    <name>GradientInsights</name>
    <message>
        <source>Layers</source>
        <translation>各层</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Gradient check</source>
        <translation>梯度检验</translation>
    </message>
</context>
<context>
    <name>GradientModel</name>
    <message>
        <source>place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>block</source>
        <translation>分块</translation>
    </message>
    <message>
        <source>−∂C</source>
        <comment>a component of -grad C</comment>
        <translation>−∂C</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>of |∇C|²</source>
        <translation>占 |∇C|²</translation>
    </message>
    <message>
        <source>should</source>
        <translation>应该</translation>
    </message>
</context>
<context>
    <name>GradientPictures</name>
    <message>
        <source>The input, the weights and their nudges</source>
        <translation>输入、权重及其微调量</translation>
    </message>
    <message>
        <source>input a</source>
        <translation>输入 a</translation>
    </message>
    <message>
        <source>weights w</source>
        <translation>权重 w</translation>
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
        <source>|∇C| per layer, smoothed</source>
        <translation>各层 |∇C|，平滑后</translation>
    </message>
    <message>
        <source>|∇C| per layer</source>
        <translation>各层 |∇C|</translation>
    </message>
    <message>
        <source>|∇C|</source>
        <translation>|∇C|</translation>
    </message>
    <message>
        <source>Gradient plot</source>
        <translation>梯度曲线</translation>
    </message>
    <message>
        <source>How steep the cost is for each layer&apos;s weights and biases appears here.</source>
        <translation>代价函数对各层权重和偏置有多陡，会显示在这里。</translation>
    </message>
    <message>
        <source>Show how well the mini-batches aim: cos θ to the gradient of a fixed sample</source>
        <translation>显示小批量指得有多准：与固定样本的梯度之间的 cos θ</translation>
    </message>
    <message>
        <source>Aim of the mini-batches, cos θ</source>
        <translation>小批量的方向，cos θ</translation>
    </message>
</context>
<context>
    <name>GradientStrip</name>
    <message>
        <source>{0} ({1}): −∂C = {2}</source>
        <translation>{0}（{1}）：−∂C = {2}</translation>
    </message>
    <message>
        <source>Every component of −∇C in flat order</source>
        <translation>按顺序排列的 −∇C 的全部分量</translation>
    </message>
    <message>
        <source>Each column shows the largest components that fall on it: + (should increase) goes up in blue, − (should decrease) down in red. Where the ground is lighter, all are exactly 0. The widths of the blocks go with the root of their size. Click to choose; ←, → go one component on, Page Up and Page Down to the next block.</source>
        <translation>每一列画出落在其上的最大分量：+（应该增大）为蓝色向上，−（应该减小）为红色向下。底色较亮处，所有分量都恰好为 0。各分块的宽度与其大小的平方根成正比。单击可选中；← → 移动一个分量，Page Up 和 Page Down 跳到相邻的分块。</translation>
    </message>
</context>
<context>
    <name>GradientSummary</name>
    <message>
        <source>{0:,} components · {1}</source>
        <translation>{0:,} 个分量 · {1}</translation>
    </message>
    <message>
        <source>−∇C</source>
        <translation>−∇C</translation>
    </message>
    <message>
        <source>all of it ›</source>
        <translation>查看全部 ›</translation>
    </message>
    <message>
        <source>Open the Gradient workspace</source>
        <translation>打开“梯度”页面</translation>
    </message>
</context>
<context>
    <name>GradientTable</name>
    <message>
        <source>Components of −∇C</source>
        <translation>−∇C 的分量</translation>
    </message>
</context>
<context>
    <name>GradientVector</name>
    <message>
        <source>−∇C, all {0:,} components</source>
        <translation>−∇C 的全部 {0:,} 个分量</translation>
    </message>
    <message>
        <source>C over</source>
        <translation>C 取自</translation>
    </message>
    <message>
        <source>this example</source>
        <translation>这个样本</translation>
    </message>
    <message>
        <source>C₀ of the example on the desk</source>
        <translation>当前样本的 C₀</translation>
    </message>
    <message>
        <source>mini-batch</source>
        <translation>小批量</translation>
    </message>
    <message>
        <source>The mini-batch that the next step learns from</source>
        <translation>下一步要学习的小批量</translation>
    </message>
    <message>
        <source>all training</source>
        <translation>全部训练样本</translation>
    </message>
    <message>
        <source>Every training example, while training rests</source>
        <translation>每一个训练样本，在训练暂停时计算</translation>
    </message>
    <message>
        <source>log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Let heights stand for powers of ten, so that small components can be seen</source>
        <translation>让高度表示 10 的幂，这样小的分量也能看见</translation>
    </message>
    <message>
        <source>Logarithmic strip</source>
        <translation>对数高度</translation>
    </message>
</context>
<context>
    <name>GradientWorkspace</name>
    <message>
        <source>measuring all training examples…</source>
        <translation>正在计算全部训练样本……</translation>
    </message>
    <message>
        <source>The weights are no longer finite numbers. Reset, and try a smaller learning rate.</source>
        <translation>权重已经不是有限的数了。请重置，并试试更小的学习率。</translation>
    </message>
    <message>
        <source>A drawing has no desired output, and without one there is no cost. Say what you meant.</source>
        <translation>手写的数字没有期望输出，没有它就没有代价。请告诉我们你写的是几。</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>已保存 {0}</translation>
    </message>
    <message>
        <source>Draw and say what it is, choose an example, or take C over the mini-batch.</source>
        <translation>画一幅图并说明它是什么，或者选择一个样本，或者让 C 取自小批量。</translation>
    </message>
</context>
<context>
    <name>InputPanel</name>
    <message>
        <source>Draw a digit</source>
        <translation>画一个数字</translation>
    </message>
    <message>
        <source>Draw an example</source>
        <translation>画一个样本</translation>
    </message>
    <message>
        <source>Draw</source>
        <comment>short</comment>
        <translation>画</translation>
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
    <message>
        <source>Give the network the pad as it is, merely made smaller: neither fitted nor centred, with your own pen.
Draw small or in a corner, and see why centring matters.  (Shift+R)</source>
        <translation>把画板原样缩小后交给网络：不调整大小，不居中，笔也是你自己的粗细。
画得小一点，或画在角落里，就能看到居中为什么重要。  (Shift+R)</translation>
    </message>
    <message>
        <source>A dot: too little yet</source>
        <translation>一个点：墨迹还太少</translation>
    </message>
    <message>
        <source>{0}, changed for this step</source>
        <translation>{0}，为这一步变化过</translation>
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
    <name>LayerMeters</name>
    <message>
        <source>softmax</source>
        <translation>softmax</translation>
    </message>
    <message>
        <source>|∇C|</source>
        <translation>|∇C|</translation>
    </message>
    <message>
        <source>mean σ′(z)</source>
        <translation>σ′(z) 均值</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>饱和</translation>
    </message>
    <message>
        <source>{0}: |∇C| = {1}, mean σ′ = {2}, saturated {3}</source>
        <translation>{0}：|∇C| = {1}，σ′ 均值 = {2}，饱和 {3}</translation>
    </message>
    <message>
        <source>Gradient through the layers</source>
        <translation>梯度经过各层</translation>
    </message>
    <message>
        <source>Backpropagation multiplies by σ′(z) at each layer on the way back. A neuron is saturated where σ′(z) is below 1 % of its largest value: there its z, and all before it, hardly matters.</source>
        <translation>反向传播每往回走一层都要乘以 σ′(z)。当 σ′(z) 不到其最大值的 1 % 时，神经元就饱和了：这时它的 z 以及之前的一切都几乎不起作用。</translation>
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
        <source>Take the newest</source>
        <translation>取最新的</translation>
    </message>
    <message>
        <source>Go on with the network as it is now</source>
        <translation>改用网络现在的状态</translation>
    </message>
    <message>
        <source>One example</source>
        <translation>一个样本</translation>
    </message>
    <message>
        <source>All numbers here belong to the network after this many steps of the run. It stands still while training goes on.</source>
        <translation>这里的数字都属于训练到这一步之后的网络。训练继续时它保持不变。</translation>
    </message>
    <message>
        <source>step {0:,}, last good weights</source>
        <translation>第 {0:,} 步，最近的好权重</translation>
    </message>
    <message>
        <source>frozen at step {0:,}</source>
        <translation>停在第 {0:,} 步</translation>
    </message>
    <message>
        <source>after step {0:,}</source>
        <translation>第 {0:,} 步之后</translation>
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
</context>
<context>
    <name>LessonTexts</name>
    <message>
        <source>your picture</source>
        <translation>你的图片</translation>
    </message>
    <message>
        <source>your drawing</source>
        <translation>你画的数字</translation>
    </message>
    <message>
        <source>Draw, or choose an example, on the left: the lesson takes it through every step.</source>
        <translation>在左边画一幅图或选一个样本：课程会带它走完每一步。</translation>
    </message>
    <message>
        <source>A drawing has no label, and without a desired output there is no cost. Say what you drew, above the network or with its key.</source>
        <translation>画出来的图没有标签，没有期望输出就没有代价。请在网络上方或用数字键说明你画的是什么。</translation>
    </message>
    <message>
        <source>your drawing, meant as {name}</source>
        <translation>你画的数字，意思是 {name}</translation>
    </message>
    <message>
        <source>your picture, meant as {name}</source>
        <translation>你的图片，意思是 {name}</translation>
    </message>
    <message>
        <source>test example {index:,}, label {name}</source>
        <translation>测试样本 {index:,}，标签 {name}</translation>
    </message>
    <message>
        <source>training example {index:,}, label {name}</source>
        <translation>训练样本 {index:,}，标签 {name}</translation>
    </message>
    <message>
        <source>{0}, changed for this step</source>
        <translation>{0}，为这一步改变过</translation>
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
        <source>Loading 70,000 digits…</source>
        <translation>正在载入 70,000 个数字…</translation>
    </message>
    <message>
        <source>The picture of the network is in the clipboard.</source>
        <translation>网络图片已复制到剪贴板。</translation>
    </message>
</context>
<context>
    <name>MemoryChart</name>
    <message>
        <source>true labels</source>
        <translation>真实标签</translation>
    </message>
    <message>
        <source>shuffled labels</source>
        <translation>打乱的标签</translation>
    </message>
    <message>
        <source>epoch {0}</source>
        <translation>第 {0} 轮</translation>
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
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
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
    <message>
        <source>brightness = a (hidden: white = the largest)</source>
        <translation>亮度 = a（隐藏层：白 = 最大值）</translation>
    </message>
    <message>
        <source>Draw or choose an example to see its signal.</source>
        <translation>画一幅图或选一个样本，就能看到它的信号。</translation>
    </message>
    <message>
        <source>−∇C needs a desired output: say what the drawing is.</source>
        <translation>−∇C 需要期望输出：请说明你画的是什么。</translation>
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
        <source>its weights into the first layer, largest first</source>
        <translation>它进入第一层的权重，从大到小</translation>
    </message>
    <message>
        <source>The selected neuron, edge or pixel with all its numbers; each is rounded by itself.</source>
        <translation>选中的神经元、连线或像素的全部数值；每个数各自取舍。</translation>
    </message>
    <message>
        <source>z = {z} is the sum of (rounded):</source>
        <translation>z = {z}，等于下列各项之和（四舍五入）：</translation>
    </message>
</context>
<context>
    <name>NoiseChart</name>
    <message>
        <source>“{0}”</source>
        <translation>“{0}”</translation>
    </message>
</context>
<context>
    <name>NudgeControls</name>
    <message>
        <source>automatic ({0})</source>
        <translation>自动（{0}）</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行序</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>largest average</source>
        <translation>平均值从大到小</translation>
    </message>
    <message>
        <source>w_0, w_1, …</source>
        <translation>w_0、w_1、…</translation>
    </message>
    <message>
        <source>by layer</source>
        <translation>按层</translation>
    </message>
    <message>
        <source>by pixel</source>
        <translation>按像素</translation>
    </message>
    <message>
        <source>Order of the rows</source>
        <translation>各行的顺序</translation>
    </message>
    <message>
        <source>Click the head of a column to sort by that example instead</source>
        <translation>点击某一列的表头，则改按该样本排序</translation>
    </message>
    <message>
        <source>Find a weight or bias by its name</source>
        <translation>按名称查找权重或偏置</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Power of ten of all numbers in the table</source>
        <translation>表中所有数值的 10 的幂</translation>
    </message>
    <message>
        <source>All numbers of the table are written in units of this power of ten</source>
        <translation>表中所有数值都以这个 10 的幂为单位</translation>
    </message>
    <message>
        <source>Copy rows, or save the whole table</source>
        <translation>复制若干行，或保存整个表格</translation>
    </message>
    <message>
        <source>Copy or save the table</source>
        <translation>复制或保存表格</translation>
    </message>
    <message>
        <source>Copy this row</source>
        <translation>复制这一行</translation>
    </message>
    <message>
        <source>Copy the rows on the screen</source>
        <translation>复制屏幕上的各行</translation>
    </message>
    <message>
        <source>All rows (CSV)…</source>
        <translation>所有行（CSV）…</translation>
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
        <source>by one example</source>
        <translation>按一个样本</translation>
    </message>
</context>
<context>
    <name>NudgeReadout</name>
    <message>
        <source>step η × average = {0}</source>
        <translation>这一步 η × 平均值 = {0}</translation>
    </message>
    <message>
        <source>mean of the row, n = {0:,}: {1}</source>
        <translation>该行的平均值，n = {0:,}：{1}</translation>
    </message>
    <message>
        <source>example {0} of {1}, a “{2}”</source>
        <translation>第 {0} 个样本（共 {1} 个），“{2}”</translation>
    </message>
    <message>
        <source>{0} of {1} examples are exactly 0</source>
        <translation>{1} 个样本中有 {0} 个恰好为 0</translation>
    </message>
    <message>
        <source>The mean of the whole row: one component of −∇C. Click: sort by its size.</source>
        <translation>整行的平均值：−∇C 的一个分量。点击：按大小排序。</translation>
    </message>
    <message>
        <source>What one step adds to the parameter: −η ∂C/∂w, which is η times the average.</source>
        <translation>一步给这个参数加上的量：−η ∂C/∂w，即平均值的 η 倍。</translation>
    </message>
    <message>
        <source>Training example {0:,}: a “{1}”, C&lt;sub&gt;0&lt;/sub&gt; = {2}.</source>
        <translation>训练样本 {0:,}：“{1}”，C&lt;sub&gt;0&lt;/sub&gt; = {2}。</translation>
    </message>
    <message>
        <source>Click: sort by it. Double click: put it on the desk.</source>
        <translation>点击：按它排序。双击：把它设为当前样本。</translation>
    </message>
    <message>
        <source>for every example {0}</source>
        <translation>对每个样本都{0}</translation>
    </message>
</context>
<context>
    <name>NudgeTable</name>
    <message>
        <source>nothing to show yet</source>
        <translation>暂无内容</translation>
    </message>
    <message>
        <source>{0:,} rows, {1} examples</source>
        <translation>{0:,} 行，{1} 个样本</translation>
    </message>
    <message>
        <source>average</source>
        <translation>平均值</translation>
    </message>
    <message>
        <source>step</source>
        <translation>一步</translation>
    </message>
    <message>
        <source>What each example wants changed</source>
        <translation>每个样本想要的改动</translation>
    </message>
    <message>
        <source>in units of</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>mean of the row</source>
        <translation>该行的平均</translation>
    </message>
    <message>
        <source>row mean</source>
        <translation>行平均</translation>
    </message>
    <message>
        <source>n = {0:,}</source>
        <translation>n = {0:,}</translation>
    </message>
</context>
<context>
    <name>OutputChanges</name>
    <message>
        <source>no example, no outputs</source>
        <translation>没有样本，就没有输出</translation>
    </message>
    <message>
        <source>outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>now → then</source>
        <translation>现在 → 之后</translation>
    </message>
    <message>
        <source>Outputs before and after the step</source>
        <translation>这一步前后的输出</translation>
    </message>
    <message>
        <source>Grey: the activation now. Blue: after this fraction of the step. Gold: the desired 1.</source>
        <translation>灰色：现在的激活值。蓝色：走了这一比例的一步之后。金色：期望为 1 的输出。</translation>
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
    <name>ParameterField</name>
    <message>
        <source>Type a number or a name and press Enter, such as 5000, w(2)5,11 or b(3)2</source>
        <translation>输入编号或名称后按回车，例如 5000、w(2)5,11 或 b(3)2</translation>
    </message>
    <message>
        <source>Clear the field</source>
        <translation>清空输入框</translation>
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
    <name>PathView</name>
    <message>
        <source>path {rank:,} of {count:,}, the strongest first</source>
        <translation>路径 {rank:,} / {count:,}，最强的在前</translation>
    </message>
    <message>
        <source>The product of all factors is {name} = {whole}.</source>
        <translation>所有因子的乘积是 {name} = {whole}。</translation>
    </message>
    <message>
        <source>Their product is {share}. All {count:,} paths together make {name} = {whole}.</source>
        <translation>它们的乘积是 {share}。全部 {count:,} 条路径合起来是 {name} = {whole}。</translation>
    </message>
    <message>
        <source>lit: the path of the chain rule</source>
        <translation>亮线：链式法则的路径</translation>
    </message>
    <message>
        <source>A small change of {weight} changes z, that changes a, and so on down to the cost. Each of these steps has its own derivative; along one path they multiply, and all paths add up.</source>
        <translation>{weight} 的微小变化改变 z，z 又改变 a，如此一直到代价。每一步都有自己的导数；沿一条路径相乘，所有路径相加。</translation>
    </message>
    <message>
        <source>the chain rule for a weight of the last layer</source>
        <translation>最后一层权重的链式法则</translation>
    </message>
    <message>
        <source>path {0:,} of {1:,}</source>
        <translation>路径 {0:,} / {1:,}</translation>
    </message>
    <message>
        <source>A stronger path</source>
        <translation>更强的路径</translation>
    </message>
    <message>
        <source>A weaker path</source>
        <translation>更弱的路径</translation>
    </message>
    <message>
        <source>the chain rule: the product of the derivatives along a path, summed over all paths</source>
        <translation>链式法则：沿一条路径的各导数相乘，再对所有路径求和</translation>
    </message>
</context>
<context>
    <name>PictureDesk</name>
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
        <source>Open a picture</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>P&amp;aste a picture</source>
        <translation>粘贴图片(&amp;A)</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>粘贴图片</translation>
    </message>
    <message>
        <source>Open a picture to read</source>
        <translation>打开要识别的图片</translation>
    </message>
    <message>
        <source>Open a &amp;picture to read…</source>
        <translation>打开要识别的图片(&amp;P)…</translation>
    </message>
    <message>
        <source>Read what is drawn on a photo or a screenshot; you may also drop or paste one  (Ctrl+Shift+O)</source>
        <translation>识别照片或截图上画的内容；也可以把图片拖进来或粘贴进来  (Ctrl+Shift+O)</translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>The network takes it for {0} (a = {1:.2f}).</source>
        <translation>网络认为它是 {0}（a = {1:.2f}）。</translation>
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
    <message>
        <source>Read from a picture</source>
        <translation>从图片识别</translation>
    </message>
</context>
<context>
    <name>PictureErrors</name>
    <message>
        <source>it is empty</source>
        <translation>它是空的</translation>
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
    <message>
        <source>No ink was found in this picture. Choose one with a single digit or letter in clear lines.</source>
        <translation>在这张图片里没有找到墨迹。请选择只有一个数字或字母、笔画清晰的图片。</translation>
    </message>
    <message>
        <source>Nothing stands out clearly in this picture. Choose one with a single digit or letter, dark lines on light ground, or light lines on dark.</source>
        <translation>这张图片里没有明显突出的东西。请选择只有一个数字或字母的图片，浅底深色笔画或深底浅色笔画均可。</translation>
    </message>
    <message>
        <source>{name} could not be read: you do not have permission. Let its owner give you read access, or choose a copy you may read.</source>
        <translation>无法读取 {name}：没有读取权限。请让文件的所有者授予权限，或选择一份可以读取的副本。</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>How this example wants the {count:,} weights into {name} to change is the input itself, times one number: −δ = {delta}.</source>
        <translation>这个样本希望进入 {name} 的 {count:,} 个权重怎样改变？正是输入本身乘以一个数：−δ = {delta}。</translation>
    </message>
    <message>
        <source>So the picture is empty ({reason}).</source>
        <translation>所以图像是空的（{reason}）。</translation>
    </message>
    <message>
        <source>Where the input is dark ({dark:,} pixels) it is exactly 0.</source>
        <translation>输入为暗的地方（{dark:,} 个像素）恰好为 0。</translation>
    </message>
    <message>
        <source>the gradient of a weight is activation times delta</source>
        <translation>权重的梯度等于激活值乘以 δ</translation>
    </message>
</context>
<context>
    <name>PixelMap</name>
    <message>
        <source>pixel {0} (row {1}, column {2}): |∇C| over its {3} weights is {4}</source>
        <translation>像素 {0}（第 {1} 行，第 {2} 列）：它的 {3} 个权重的 |∇C| 为 {4}</translation>
    </message>
    <message>
        <source>never lit in the training images</source>
        <translation>在训练图像中从未亮过</translation>
    </message>
    <message>
        <source>Gradient of each pixel&apos;s weights</source>
        <translation>每个像素的权重的梯度</translation>
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
    <message>
        <source>Save as PNG, SVG, PDF or CSV, or copy</source>
        <translation>保存为 PNG、SVG、PDF 或 CSV，或复制</translation>
    </message>
    <message>
        <source>Document (PDF)…</source>
        <translation>文档（PDF）…</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>复制图片</translation>
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
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <comment>All other platforms</comment>
        <translation>文件夹</translation>
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
    <name>ReasonsPanel</name>
    <message>
        <source>To the pad</source>
        <translation>放到画板</translation>
    </message>
    <message>
        <source>Show this example on the Train page (Enter, or a double click in the gallery)</source>
        <translation>在训练页显示这个样本（在样本中按回车或双击亦可）</translation>
    </message>
    <message>
        <source>To Backprop</source>
        <translation>放到反向传播</translation>
    </message>
    <message>
        <source>Follow this example through backpropagation</source>
        <translation>跟随这个样本走一遍反向传播</translation>
    </message>
    <message>
        <source>Why this answer</source>
        <translation>为什么这样回答</translation>
    </message>
    <message>
        <source>choose an example</source>
        <translation>请选择一个样本</translation>
    </message>
    <message>
        <source>Why “{0}”?</source>
        <translation>为什么答“{0}”？</translation>
    </message>
    <message>
        <source>example {0:,}</source>
        <translation>样本 {0:,}</translation>
    </message>
</context>
<context>
    <name>ReasonsView</name>
    <message>
        <source>what each pixel adds</source>
        <translation>每个像素的贡献</translation>
    </message>
    <message>
        <source>desired</source>
        <translation>期望输出</translation>
    </message>
    <message>
        <source>runner-up</source>
        <translation>第二名</translation>
    </message>
    <message>
        <source>for {0}</source>
        <translation>对 {0}</translation>
    </message>
    <message>
        <source>w·a</source>
        <translation>w·a</translation>
    </message>
    <message>
        <source>{0} more</source>
        <translation>另 {0} 个</translation>
    </message>
    <message>
        <source>layer {0} to the lead</source>
        <translation>第 {0} 层对领先的贡献</translation>
    </message>
    <message>
        <source>the example, as the network sees it</source>
        <translation>网络看到的这个样本</translation>
    </message>
    <message>
        <source>blue pixels speak for “{0}”, red ones for “{1}”: x times the slope of the lead by x, to first order</source>
        <translation>蓝色像素支持“{0}”，红色像素支持“{1}”：x 乘以领先量对 x 的斜率，一阶近似</translation>
    </message>
    <message>
        <source>z of “{0}” is {1}, z of “{2}” is {3}: it leads by {4}.</source>
        <translation>“{0}”的 z 为 {1}，“{2}”的 z 为 {3}：领先 {4}。</translation>
    </message>
    <message>
        <source>Why this answer</source>
        <translation>为什么这样回答</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>回答</translation>
    </message>
</context>
<context>
    <name>RunList</name>
    <message>
        <source>Runs</source>
        <translation>各次运行</translation>
    </message>
    <message>
        <source>A reset, new settings or a branch keep the run so far. Click a name to change it.</source>
        <translation>重置、新设置或分支都会保留此前的运行。点击名称即可改名。</translation>
    </message>
    <message>
        <source>Bring back {0}</source>
        <translation>恢复 {0}</translation>
    </message>
    <message>
        <source>List of runs</source>
        <translation>各次运行的列表</translation>
    </message>
    <message>
        <source>step {0:,}</source>
        <translation>第 {0:,} 步</translation>
    </message>
    <message>
        <source> · test {0:.2f} %</source>
        <translation> · 测试 {0:.2f} %</translation>
    </message>
    <message>
        <source>now · </source>
        <translation>现在 · </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Make this the run at hand again; the one at hand is kept</source>
        <translation>继续这次运行；当前的运行会保留</translation>
    </message>
    <message>
        <source>Go on with {0}</source>
        <translation>继续 {0}</translation>
    </message>
    <message>
        <source>Delete (can be undone)</source>
        <translation>删除（可以撤销）</translation>
    </message>
    <message>
        <source>Delete {0}</source>
        <translation>删除 {0}</translation>
    </message>
    <message>
        <source>Draw this run in the cost plot</source>
        <translation>在代价图中画出这次运行</translation>
    </message>
    <message>
        <source>Draw {0}</source>
        <translation>画出 {0}</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>这次运行的名称</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>Run {0}</source>
        <translation>运行 {0}</translation>
    </message>
    <message>
        <source>η {0}</source>
        <translation>η {0}</translation>
    </message>
    <message>
        <source>mini-batch {0}</source>
        <translation>小批量 {0}</translation>
    </message>
    <message>
        <source>seed {0}</source>
        <translation>种子 {0}</translation>
    </message>
    <message>
        <source>from run {0} at step {1:,}</source>
        <translation>从运行 {0} 的第 {1:,} 步分出</translation>
    </message>
    <message>
        <source>{0} was dropped: there is room for {1} runs.</source>
        <translation>“{0}”已移除：最多保留 {1} 次运行。</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>{0} {1}</source>
        <translation>{0}{1}</translation>
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
    <message>
        <source>Moves, turns, sizes and slants each training image a little, with a thicker or thinner pen, anew in every epoch.
Training becomes several times slower. It helps a little where a network has room for it, such as one hidden layer of 100; 16, 16 has none.
The coming mini-batch is shown and measured with the images that the step takes; whole sets, as they are in the data.</source>
        <translation>每一轮都把每张训练图像重新移动、旋转、缩放、倾斜一点，并让笔画变粗或变细。
训练会慢好几倍。网络有余力时略有帮助，例如一个 100 个神经元的隐藏层；16, 16 没有余力。
即将用到的小批量按这一步真正使用的图像显示和测量；整个数据集则按数据中的原样。</translation>
    </message>
</context>
<context>
    <name>ShiftChart</name>
    <message>
        <source>{0} px</source>
        <translation>{0} 像素</translation>
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
    <name>SlicePlot</name>
    <message>
        <source>The cost along a line</source>
        <translation>一条线上的代价</translation>
    </message>
    <message>
        <source>The cost along a line through all parameters</source>
        <translation>穿过所有参数的一条线上的代价</translation>
    </message>
    <message>
        <source>Run the descents, or choose a story: then cut through the landscape here.</source>
        <translation>运行这些下降，或选一个故事：然后在这里切开地形。</translation>
    </message>
    <message>
        <source>true C</source>
        <translation>真实 C</translation>
    </message>
    <message>
        <source>slope: what first order promises</source>
        <translation>坡度：一阶近似的预测</translation>
    </message>
    <message>
        <source>step taken (its shadow)</source>
        <translation>实际一步（投影）</translation>
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
        <source>epoch {0:,} · mini-batch {1:,} of {2:,}</source>
        <translation>第 {0:,} 轮 · 小批量 {1:,} / {2:,}</translation>
    </message>
    <message>
        <source> · example {0:,} of the next</source>
        <translation> · 下一批的第 {0:,} 个样本</translation>
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
    <name>StepControls</name>
    <message>
        <source>Average</source>
        <translation>平均值</translation>
    </message>
    <message>
        <source>The step −η∇C along the average of the mini-batch</source>
        <translation>沿小批量平均值走的一步 −η∇C</translation>
    </message>
    <message>
        <source>Only this example</source>
        <translation>只按这个样本</translation>
    </message>
    <message>
        <source>Fraction</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Fraction of the step</source>
        <translation>走这一步的比例</translation>
    </message>
    <message>
        <source>How much of the step: 1 is what training takes</source>
        <translation>走这一步的多少：训练时走的是 1</translation>
    </message>
    <message>
        <source>Fraction of the step, as a number</source>
        <translation>走这一步的比例（数值）</translation>
    </message>
    <message>
        <source>From 0 to 10 times the step</source>
        <translation>从 0 到 10 倍</translation>
    </message>
    <message>
        <source>Range of the fractions</source>
        <translation>比例的范围</translation>
    </message>
    <message>
        <source>How far the slider and the chart reach</source>
        <translation>滑块和曲线图的范围</translation>
    </message>
    <message>
        <source>Take the step</source>
        <translation>走这一步</translation>
    </message>
    <message>
        <source>Change the sandbox by this fraction of the step; the run is not touched</source>
        <translation>在沙盒里走这一比例的一步；训练本身不受影响</translation>
    </message>
    <message>
        <source>Continue from here</source>
        <translation>从这里继续训练</translation>
    </message>
    <message>
        <source>Let the run go on from the sandbox&apos;s weights and biases; recorded as an event of the run. Only where the run stands, not from its past</source>
        <translation>让训练从沙盒的权重和偏置继续下去；作为这次运行的一个事件记录下来。只能在运行当前所在处，不能从它的过去继续</translation>
    </message>
    <message>
        <source>Undo the last change of the sandbox</source>
        <translation>撤销沙盒的上一次改动</translation>
    </message>
    <message>
        <source>Redo it</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Back to the weights of the run</source>
        <translation>回到训练中的权重</translation>
    </message>
    <message>
        <source>A step along the nudge of the example on the desk alone (also a drawing, once you said what it is)</source>
        <translation>只沿当前样本自己的微调量走一步（也可以是说明了内容的手写图）</translation>
    </message>
</context>
<context>
    <name>StepCurveView</name>
    <message>
        <source>fraction of the step</source>
        <translation>走这一步的比例</translation>
    </message>
    <message>
        <source>first order promises</source>
        <translation>一阶近似的承诺</translation>
    </message>
    <message>
        <source>nothing to show yet</source>
        <translation>暂无内容</translation>
    </message>
    <message>
        <source>after {0:.6g} of the step: cost {1}, first order promises {2}</source>
        <translation>走了 {0:.6g} 步之后：代价 {1}，一阶近似承诺 {2}</translation>
    </message>
    <message>
        <source>Cost along the step</source>
        <translation>沿这一步的代价</translation>
    </message>
    <message>
        <source>The true cost after each fraction of the step; drag to choose one</source>
        <translation>走每一比例之后的真实代价；拖动可选择比例</translation>
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
    <name>StepPage</name>
    <message>
        <source>Take the step</source>
        <translation>走这一步</translation>
    </message>
    <message>
        <source>Going through the mini-batch</source>
        <translation>正在逐个计算小批量中的样本</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>正在测量</translation>
    </message>
    <message>
        <source>The run goes on from the sandbox’s weights and biases</source>
        <translation>训练从沙盒中的权重和偏置继续</translation>
    </message>
    <message>
        <source>After step {0:,} the run went on from a sandbox: an event of the run.</source>
        <translation>第 {0:,} 步之后，训练从沙盒继续：这是训练的一个事件。</translation>
    </message>
    <message>
        <source>A sandbox: the run is not touched.</source>
        <translation>这是沙盒：训练本身不受影响。</translation>
    </message>
    <message>
        <source>{0} × the step along the average</source>
        <translation>沿平均值走了 {0} 步</translation>
    </message>
    <message>
        <source>{0} × the step along one example’s nudge</source>
        <translation>沿一个样本的微调量走了 {0} 步</translation>
    </message>
    <message>
        <source>Sandbox, changed: {0}. The run is not touched.</source>
        <translation>沙盒已改动：{0}。训练本身不受影响。</translation>
    </message>
    <message>
        <source>Sandbox, changed: {0}. The run is elsewhere.</source>
        <translation>沙盒已改变：{0}。运行已在别处。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>({0} steps = {1})</source>
        <translation>（{0} 次，共 {1}）</translation>
    </message>
    <message>
        <source>another parameter: w_5000  w(2)5,11  b(3)2</source>
        <translation>其他参数：w_5000  w(2)5,11  b(3)2</translation>
    </message>
    <message>
        <source>Weight or bias in the last row</source>
        <translation>最后一行的权重或偏置</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Give the run the weights and biases it had before, bit for bit</source>
        <translation>把训练原来的权重和偏置逐位还给它</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>已保存 {0}</translation>
    </message>
    <message>
        <source>The run gets its own weights and biases back</source>
        <translation>训练取回自己原来的权重和偏置</translation>
    </message>
    <message>
        <source>Say what you drew, and you can follow its nudge alone.</source>
        <translation>说明你画的是什么，就可以只沿它的微调量走。</translation>
    </message>
    <message>
        <source>in the sandbox</source>
        <translation>在沙盒中</translation>
    </message>
</context>
<context>
    <name>StepSentences</name>
    <message>
        <source>C₀ of this example</source>
        <translation>这个样本的 C₀</translation>
    </message>
    <message>
        <source>C of this mini-batch</source>
        <translation>这个小批量的 C</translation>
    </message>
    <message>
        <source>{c} is 0 after rounding, the least that it can be: no step is left to take.</source>
        <translation>{c} 舍入后是 0，已经不能更小：没有可走的步了。</translation>
    </message>
    <message>
        <source>That is too small beside {c} for a float64: each real Δ of 0 here is 0 after rounding.</source>
        <translation>与 {c} 相比，它小到 float64 无法分辨：这里实际 Δ 为 0 的，都是舍入后的 0。</translation>
    </message>
    <message>
        <source>every weight and bias becomes itself minus eta times its part of the gradient</source>
        <translation>每个权重和偏置都减去 η 乘以梯度中属于它的分量</translation>
    </message>
    <message>
        <source>to first order the cost changes by minus eta times the squared gradient</source>
        <translation>一阶近似下，代价的变化是负的 η 乘以梯度的平方</translation>
    </message>
    <message>
        <source>it falls as promised</source>
        <translation>如承诺那样下降</translation>
    </message>
    <message>
        <source>it falls by less</source>
        <translation>下降得更少</translation>
    </message>
    <message>
        <source>it falls by more</source>
        <translation>下降得更多</translation>
    </message>
    <message>
        <source>it does not fall</source>
        <translation>不下降</translation>
    </message>
    <message>
        <source>One whole step, η = {0}: first order promises {1} = {2} → {3}. What will it really do (to {4:.0%})?</source>
        <translation>走完整的一步，η = {0}：一阶近似承诺{1} = {2} → {3}。它实际会怎样（误差 {4:.0%} 以内）？</translation>
    </message>
    <message>
        <source>.</source>
        <translation>。</translation>
    </message>
    <message>
        <source>The promise holds to {0:.0%} as far as a fraction of {1:g}.</source>
        <translation>直到比例 {1:g}，承诺的误差都在 {0:.0%} 以内。</translation>
    </message>
    <message>
        <source>{0}: the gradient promises Δ{c} = −f·η⁠|⁠∇⁠{c}⁠|⁠² = {1} for f = {2:.6g} and η = {3}</source>
        <translation>{0}：当 f = {2:.6g}、η = {3} 时，梯度承诺 Δ{c} = −f·η⁠|⁠∇⁠{c}⁠|⁠² = {1}</translation>
    </message>
    <message>
        <source>; really Δ{c} = {0}.</source>
        <translation>；实际 Δ{c} = {0}。</translation>
    </message>
    <message>
        <source>The promise is off by more than {0:.0%} {1}.</source>
        <translation>{1}，承诺的误差超过 {0:.0%}。</translation>
    </message>
    <message>
        <source>From {0:.6g} on it would even be a negative cost.</source>
        <translation>从 {0:.6g} 起，承诺的代价甚至会是负数。</translation>
    </message>
    <message>
        <source>The cost is larger than without a step {0}.</source>
        <translation>{0}，代价比不走这一步还大。</translation>
    </message>
    <message>
        <source>The lowest point in reach is {0}, at a fraction of about {1:.3g}.</source>
        <translation>范围内的最低点是 {0}，大约在比例 {1:.3g} 处。</translation>
    </message>
    <message>
        <source>from a fraction of {0:.6g} on</source>
        <translation>从比例 {0:.6g} 起</translation>
    </message>
    <message>
        <source>at a fraction of {0:.6g}</source>
        <translation>在比例 {0:.6g} 处</translation>
    </message>
    <message>
        <source>at fractions from {0:.6g} to {1:.6g}</source>
        <translation>在比例 {0:.6g} 到 {1:.6g} 之间</translation>
    </message>
    <message>
        <source>at larger ones now and then</source>
        <translation>更大的比例处时有时无</translation>
    </message>
    <message>
        <source> and </source>
        <translation>，以及</translation>
    </message>
    <message>
        <source>One whole step: promised Δ{c} = {0}, real Δ{c} = {1}.</source>
        <translation>完整的一步：承诺 Δ{c} = {0}，实际 Δ{c} = {1}。</translation>
    </message>
</context>
<context>
    <name>TableExports</name>
    <message>
        <source>Save the table</source>
        <translation>保存表格</translation>
    </message>
    <message>
        <source>Rows copied as CSV: {0}</source>
        <translation>已复制为 CSV 的行数：{0}</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>已保存 {0}</translation>
    </message>
</context>
<context>
    <name>TimelineBar</name>
    <message>
        <source>you look at the past: step {0:,} of {1:,}</source>
        <translation>正在看过去：第 {0:,} 步，共 {1:,} 步</translation>
    </message>
    <message>
        <source>past: step {0:,} of {1:,}</source>
        <translation>过去：第 {0:,} 步，共 {1:,} 步</translation>
    </message>
    <message>
        <source>now: step {0:,} of {1:,} done before</source>
        <translation>现在：第 {0:,} 步（此前到过第 {1:,} 步）</translation>
    </message>
    <message>
        <source>now: step {0:,}</source>
        <translation>现在：第 {0:,} 步</translation>
    </message>
    <message>
        <source>train, then travel back here</source>
        <translation>训练之后，可在这里回到过去</translation>
    </message>
    <message>
        <source>C = {0:.4f} on its last mini-batch</source>
        <translation>C = {0:.4f}（上一个小批量）</translation>
    </message>
    <message>
        <source>test {0:.2f} %</source>
        <translation>测试 {0:.2f} %</translation>
    </message>
    <message>
        <source>▼ the best so far on the test set</source>
        <translation>▼ 目前测试集上最好的时刻</translation>
    </message>
    <message>
        <source>◆ η was changed here</source>
        <translation>◆ 在此改变了 η</translation>
    </message>
    <message>
        <source>◆ the weights were changed here</source>
        <translation>◆ 在此改变了权重</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>epoch {0}</source>
        <translation>第 {0} 轮</translation>
    </message>
    <message>
        <source>History of the run</source>
        <translation>这次运行的历史</translation>
    </message>
    <message>
        <source>Drag to see the network as it was: every view follows. Arrow keys go from moment to moment.</source>
        <translation>拖动即可看到网络过去的样子，所有视图都会跟随。方向键逐个时刻移动。</translation>
    </message>
    <message>
        <source>Step to look at</source>
        <translation>要看的步</translation>
    </message>
    <message>
        <source>Any step, exactly: where no moment was kept, it is worked out anew</source>
        <translation>任意一步，分毫不差：没有保留的时刻会重新计算</translation>
    </message>
    <message>
        <source>Go on from here</source>
        <translation>从这里继续</translation>
    </message>
    <message>
        <source>Training stands at this step again. If η or weights were changed later, that run is kept and another begins.</source>
        <translation>训练回到这一步。若此后改变过 η 或权重，原来的运行会保留，从这里另起一次运行。</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>Begin a second run from this step with the η beside; this run is kept</source>
        <translation>用旁边的 η 从这一步开始第二次运行；当前这次运行会保留</translation>
    </message>
    <message>
        <source>Learning rate of the second run</source>
        <translation>第二次运行的学习率</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>回到现在</translation>
    </message>
    <message>
        <source>Show the network as it is now</source>
        <translation>显示网络现在的样子</translation>
    </message>
    <message>
        <source>largest η</source>
        <translation>最大的 η</translation>
    </message>
    <message>
        <source>Learning rate of the next step</source>
        <translation>下一步的学习率</translation>
    </message>
    <message>
        <source>Learning rate of the second run, which its schedule makes smaller</source>
        <translation>第二次运行的学习率；它还会按 η 的变化减小</translation>
    </message>
    <message>
        <source>step {0:,} · epoch {1:.2f} · η {2}</source>
        <translation>第 {0:,} 步 · 第 {1:.2f} 轮 · η {2}</translation>
    </message>
</context>
<context>
    <name>TopComponents</name>
    <message>
        <source>{0} of |∇C|²</source>
        <translation>占 |∇C|² 的 {0}</translation>
    </message>
    <message>
        <source>The most sensitive weights and biases</source>
        <translation>代价最敏感的权重和偏置</translation>
    </message>
    <message>
        <source>Click a row: it lights up in the network</source>
        <translation>单击一行，它就会在网络中亮起来</translation>
    </message>
</context>
<context>
    <name>ToyBench</name>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>input x</source>
        <translation>输入 x</translation>
    </message>
    <message>
        <source>weight of layer {0}</source>
        <translation>第 {0} 层的权重</translation>
    </message>
    <message>
        <source>bias of layer {0}</source>
        <translation>第 {0} 层的偏置</translation>
    </message>
    <message>
        <source>desired output y</source>
        <translation>期望输出 y</translation>
    </message>
</context>
<context>
    <name>ToyView</name>
    <message>
        <source>The smallest network with the same chain rule: one neuron a layer. Its cost is ({a} − {y})² = {cost}. Move anything and watch the factors; click a weight to begin there.</source>
        <translation>遵循同样链式法则的最小网络：每层一个神经元。它的代价是 ({a} − {y})² = {cost}。随意改变，观察各个因子；点击一个权重，就从那里开始。</translation>
    </message>
    <message>
        <source>the 1-1-1-1 network on the bench</source>
        <translation>1-1-1-1 网络，放在实验台上</translation>
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
    <name>VotesPage</name>
    <message>
        <source>All outputs vote</source>
        <translation>所有输出投票</translation>
    </message>
    <message>
        <source>What the outputs that vote ask of each neuron</source>
        <translation>投票的输出对每个神经元的要求</translation>
    </message>
    <message>
        <source>Every output votes on {name}: {up} for more, {down} for less.</source>
        <translation>每个输出都对 {name} 投票：{up} 个要它增大，{down} 个要它减小。</translation>
    </message>
    <message>
        <source>Abstaining, with exactly 0: {count}.</source>
        <translation>{count} 个弃权，恰好为 0。</translation>
    </message>
    <message>
        <source>The loudest is output “{out}”, with {vote}.</source>
        <translation>声音最大的是输出“{out}”：{vote}。</translation>
    </message>
    <message>
        <source>Together they want it higher.</source>
        <translation>合起来，它们希望它更高。</translation>
    </message>
    <message>
        <source>Together they want it lower.</source>
        <translation>合起来，它们希望它更低。</translation>
    </message>
    <message>
        <source>Together they ask nothing of it.</source>
        <translation>合起来，它们对它没有要求。</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>和</translation>
    </message>
    <message>
        <source>The votes −w·δ for {name}</source>
        <translation>对 {name} 的投票 −w·δ</translation>
    </message>
    <message>
        <source>(rounded)</source>
        <translation>（四舍五入）</translation>
    </message>
    <message>
        <source>Sum, the pull on {name}: {sum}</source>
        <translation>总和，即对 {name} 的拉力：{sum}</translation>
    </message>
    <message>
        <source>With {on} of {count} votes: {sum}</source>
        <translation>只计 {count} 票中的 {on} 票：{sum}</translation>
    </message>
    <message>
        <source>The pull −∂C₀/∂a on each neuron before</source>
        <translation>对前一层每个神经元的拉力 −∂C₀/∂a</translation>
    </message>
    <message>
        <source>Voting on {name}, a pixel, which nothing can change: {voters} of {count} outputs, {up} for more, {down} for less.</source>
        <translation>{count} 个输出中有 {voters} 个对像素 {name} 投票（什么都改变不了它）：{up} 个要它增大，{down} 个要它减小。</translation>
    </message>
    <message>
        <source>Voting on {name}: {voters} of {count} outputs, {up} for more, {down} for less.</source>
        <translation>{count} 个输出中有 {voters} 个对 {name} 投票：{up} 个要它增大，{down} 个要它减小。</translation>
    </message>
    <message>
        <source>Abstaining, with 0 after rounding: {count}.</source>
        <translation>{count} 个弃权，舍入后为 0。</translation>
    </message>
    <message>
        <source>the pull on an activation is the sum of all votes</source>
        <translation>对一个激活值的拉力是所有投票之和</translation>
    </message>
    <message>
        <source>lit: the votes −w·δ</source>
        <translation>亮线：投票 −w·δ</translation>
    </message>
    <message>
        <source>Up: the votes add up to {pull}.</source>
        <translation>增大：各票之和为 {pull}。</translation>
    </message>
    <message>
        <source>Down: the votes add up to {pull}.</source>
        <translation>减小：各票之和为 {pull}。</translation>
    </message>
    <message>
        <source>{name} is at {a}. All outputs vote on it: should it go up or down?</source>
        <translation>{name} 为 {a}。所有输出对它投票：它该增大还是减小？</translation>
    </message>
    <message>
        <source>up</source>
        <translation>增大</translation>
    </message>
    <message>
        <source>down</source>
        <translation>减小</translation>
    </message>
    <message>
        <source>All vote</source>
        <translation>全部投票</translation>
    </message>
    <message>
        <source>Switch every output on again. A click on a box switches one on or off.</source>
        <translation>重新打开所有输出。点击方框可打开或关闭一个。</translation>
    </message>
    <message>
        <source>lit: the weights to the outputs</source>
        <translation>亮线：通往输出的权重</translation>
    </message>
    <message>
        <source>The pull −∂C₀/∂a on each pixel</source>
        <translation>对每个像素的拉力 −∂C₀/∂a</translation>
    </message>
    <message>
        <source>Every output votes on {name}, a pixel, which nothing can change: {up} for more, {down} for less.</source>
        <translation>每个输出都对 {name} 投票：它是像素，谁也改变不了；{up} 个要它增大，{down} 个要它减小。</translation>
    </message>
</context>
<context>
    <name>WayPlot</name>
    <message>
        <source>{0}, {1:,} steps: C = {2:.4f}</source>
        <translation>{0}，{1:,} 步：C = {2:.4f}</translation>
    </message>
    <message>
        <source>true C by steps taken</source>
        <translation>真实 C，按步数</translation>
    </message>
    <message>
        <source>true C by examples seen, in powers of ten</source>
        <translation>真实 C，按看过的样本数，以 10 的幂计</translation>
    </message>
    <message>
        <source>true C by seconds of stepping, in powers of ten</source>
        <translation>真实 C，按走步的秒数，以 10 的幂计</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>代价</translation>
    </message>
    <message>
        <source>True cost along the way of each descent</source>
        <translation>每条下降沿途的真实代价</translation>
    </message>
    <message>
        <source>How far down each descent came appears here.</source>
        <translation>每条下降走到多低，会显示在这里。</translation>
    </message>
</context>
<context>
    <name>WeightPictures</name>
    <message>
        <source>neuron {0}: {1} weights from {2} to {3}; Enter or a double click enlarges</source>
        <translation>神经元 {0}：{1} 个权重，从 {2} 到 {3}；回车或双击放大</translation>
    </message>
    <message>
        <source>neuron {0}  (Esc: all)</source>
        <translation>神经元 {0}（Esc：全部）</translation>
    </message>
    <message>
        <source>{0} = {1}  (row {2}, column {3})</source>
        <translation>{0} = {1}（第 {2} 行，第 {3} 列）</translation>
    </message>
    <message>
        <source>Weights of the first hidden layer</source>
        <translation>第一隐藏层的权重</translation>
    </message>
</context>
<context>
    <name>WeightsPanel</name>
    <message>
        <source>What the first neurons look for</source>
        <translation>第一层神经元在找什么</translation>
    </message>
    <message>
        <source>The network is not here yet.</source>
        <translation>网络还没有准备好。</translation>
    </message>
    <message>
        <source>{0} × {1} weights each, + blue, − red</source>
        <translation>每个 {0} × {1} 个权重，+ 蓝，− 红</translation>
    </message>
    <message>
        <source>Random weights: nothing is learned yet.</source>
        <translation>随机权重：还什么都没学到。</translation>
    </message>
    <message>
        <source>One might expect edges or pieces of digits here; mostly there are none.</source>
        <translation>你也许期待在这里看到边缘或数字的局部；其实大多没有。</translation>
    </message>
    <message>
        <source>One might expect edges or pieces of the images here; mostly there are none.</source>
        <translation>你也许期待在这里看到边缘或图像的局部；其实大多没有。</translation>
    </message>
</context>
<context>
    <name>Wiggle</name>
    <message>
        <source>{name} is {value}. Drag the line or the slider to move it; the rest is held.</source>
        <translation>{name} 现在是 {value}。拖动竖线或滑块来改变它，其余的都保持不变。</translation>
    </message>
    <message>
        <source>{name} moved by {offset}, to {value}: the tangent predicts a change of C by {predicted}, measured is {measured}.</source>
        <translation>{name} 移动了 {offset}，变成 {value}：切线预测 C 变化 {predicted}，实测变化 {measured}。</translation>
    </message>
    <message>
        <source>C does not feel it at all.</source>
        <translation>C 对它毫无反应。</translation>
    </message>
    <message>
        <source>So far away even the direction is wrong: the curve has turned.</source>
        <translation>移动这么远，连方向都不对了：曲线已经拐弯。</translation>
    </message>
    <message>
        <source>The slope alone is off by {0:.2g} %.</source>
        <translation>只凭斜率，误差为 {0:.2g} %。</translation>
    </message>
    <message>
        <source>The slope alone is off by {0:,.0f} %: the curve bends.</source>
        <translation>只凭斜率，误差为 {0:,.0f} %：曲线是弯的。</translation>
    </message>
    <message>
        <source>C does not feel {0} at all.</source>
        <translation>C 对 {0} 毫无反应。</translation>
    </message>
    <message>
        <source>C hardly feels {1}: it is {2:,.0f} times as sensitive to {0}.</source>
        <translation>C 对 {1} 几乎没有反应：它对 {0} 的敏感程度是前者的 {2:,.0f} 倍。</translation>
    </message>
    <message>
        <source>C is &lt;b&gt;{2}&lt;/b&gt; times as sensitive to {0} as to {1}.</source>
        <translation>C 对 {0} 的敏感程度是对 {1} 的 &lt;b&gt;{2}&lt;/b&gt; 倍。</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} 和 {1}</translation>
    </message>
    <message>
        <source>{name}: slope exactly 0 ({reason}).</source>
        <translation>{name}：斜率恰好为 0（{reason}）。</translation>
    </message>
    <message>
        <source>{name}: rank {rank:,} of {count:,}, {share} of |∇C|².</source>
        <translation>{name}：在 {count:,} 个中排第 {rank:,}，占 |∇C|² 的 {share}。</translation>
    </message>
    <message>
        <source>measuring the curve…</source>
        <translation>正在测量曲线……</translation>
    </message>
    <message>
        <source>{0} keeps its new value.</source>
        <translation>{0} 保留了新的值。</translation>
    </message>
</context>
<context>
    <name>WigglePanel</name>
    <message>
        <source>Now choose another one to compare it with.</source>
        <translation>现在再选一个来与它比较。</translation>
    </message>
    <message>
        <source>Go on training with this value: an event of the run. It can be taken back.</source>
        <translation>用这个值继续训练：它会记入这次训练的事件，并且可以撤回。</translation>
    </message>
    <message>
        <source>Distance moved</source>
        <translation>移动的距离</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Compare with another</source>
        <translation>与另一个比较</translation>
    </message>
    <message>
        <source>Hold this one and choose another beside it</source>
        <translation>固定这一个，再选另一个放在旁边</translation>
    </message>
    <message>
        <source>How far to move</source>
        <translation>移动范围</translation>
    </message>
    <message>
        <source>How far to move to either side</source>
        <translation>向两边移动多远</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Spring back</source>
        <translation>弹回</translation>
    </message>
    <message>
        <source>Let it return to the value it has</source>
        <translation>让它回到原来的值</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Undo the change that was kept</source>
        <translation>撤销已保留的改动</translation>
    </message>
    <message>
        <source>Only the network of now can keep a change, while training rests.</source>
        <translation>只有当前的网络、并且训练暂停时，才能保留改动。</translation>
    </message>
</context>
<context>
    <name>WigglePlot</name>
    <message>
        <source>moved by {0}</source>
        <translation>移动了 {0}</translation>
    </message>
    <message>
        <source>C = {0}, change {1}, tangent {2}</source>
        <translation>C = {0}，变化 {1}，切线 {2}</translation>
    </message>
    <message>
        <source>tangent</source>
        <translation>切线</translation>
    </message>
    <message>
        <source>one example</source>
        <translation>一个样本</translation>
    </message>
    <message>
        <source>{0:,} examples</source>
        <translation>{0:,} 个样本</translation>
    </message>
    <message>
        <source>moved by</source>
        <translation>移动的距离</translation>
    </message>
    <message>
        <source>Wiggle</source>
        <translation>拨动</translation>
    </message>
    <message>
        <source>Wiggle plot</source>
        <translation>拨动曲线图</translation>
    </message>
    <message>
        <source>Choose a component: what happens to C when it alone is moved appears here.</source>
        <translation>请选择一个分量：单独移动它时 C 的变化会显示在这里。</translation>
    </message>
    <message>
        <source>C − C(now)</source>
        <translation>C − C（现在）</translation>
    </message>
</context>
<context>
    <name>WishPanel</name>
    <message>
        <source>mean wish
y − a</source>
        <translation>平均愿望
y − a</translation>
    </message>
    <message>
        <source>answers
now → then</source>
        <translation>回答
现在 → 之后</translation>
    </message>
    <message>
        <source>What the network then wishes</source>
        <translation>网络此时的愿望</translation>
    </message>
    <message>
        <source>The mean wish y − a of each output over the examples listened to, and how many examples of the mini-batch get this answer, now and after the steps along their average.</source>
        <translation>每个输出在所听取样本上的平均愿望 y − a，以及小批量中有多少样本得到这个回答：现在，和沿它们的平均值走了这些步之后。</translation>
    </message>
</context>
<context>
    <name>WishesPage</name>
    <message>
        <source>What outputs want</source>
        <translation>每个输出想要什么</translation>
    </message>
    <message>
        <source>The wish y − a of each output</source>
        <translation>每个输出的愿望 y − a</translation>
    </message>
    <message>
        <source>Output “{name}” is at {a} and should be at 1: its wish is {wish}.</source>
        <translation>输出“{name}”为 {a}，应当是 1：它的愿望是 {wish}。</translation>
    </message>
    <message>
        <source>So the loudest wish is to be quieter.</source>
        <translation>所以最强烈的愿望是变暗。</translation>
    </message>
    <message>
        <source>The longer an arrow, the more that output matters for this example.</source>
        <translation>箭头越长，这个输出对这个样本就越重要。</translation>
    </message>
    <message>
        <source>the desired output minus the activation</source>
        <translation>期望输出减去激活值</translation>
    </message>
    <message>
        <source>the longest arrow is {0}</source>
        <translation>最长的箭头是 {0}</translation>
    </message>
    <message>
        <source>Output “{name}” has the largest wish, {wish}.</source>
        <translation>输出“{name}”的愿望最大，为 {wish}。</translation>
    </message>
    <message>
        <source>To two decimals, {count} outputs share it.</source>
        <translation>按两位小数，有 {count} 个输出并列。</translation>
    </message>
    <message>
        <source>The gold ring marks the desired output. Which output wants to move most?</source>
        <translation>金色圆环标出期望输出。哪个输出最想改变？</translation>
    </message>
    <message>
        <source>Nobody can set an activation. What can be changed are the weights and biases before it.</source>
        <translation>谁也不能直接设定激活值。能改变的只有它之前的权重和偏置。</translation>
    </message>
    <message>
        <source>All others should be at 0; output “{name}” is furthest above it, with {wish}.</source>
        <translation>其他输出都应当是 0；输出“{name}”高出最多，愿望是 {wish}。</translation>
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
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Descent</source>
        <translation>下降</translation>
    </message>
</context>
</TS>
