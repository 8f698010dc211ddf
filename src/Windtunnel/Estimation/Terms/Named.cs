using System.Collections.Immutable;

namespace Windtunnel.Estimation.Terms;

/// <summary>A term under a name: other workings show name and value, its own working the arithmetic.</summary>
internal sealed class Named(string name, Term inner) : Term(inner.Dimension, [inner])
{
    public string Name { get; } = name;

    public override string Text => inner.Text;

    public override Binding Binding => inner.Binding;

    public override string Inline => $"{Name} {Words.Show(this)}";

    protected override double Compute(ReadOnlySpan<double> parts) => parts[0];

    protected override double[] Draw() => inner.Samples!;
}
