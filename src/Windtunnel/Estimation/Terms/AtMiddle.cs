namespace Windtunnel.Estimation.Terms;

/// <summary>A term with every range below it held at its middle, where sampling would take too long. Its inputs are still inputs.</summary>
internal sealed class AtMiddle(Term inner) : Term(inner.Dimension, [inner])
{
    public override string Text => inner.Text;

    public override Binding Binding => inner.Binding;

    public override bool IsUncertain => false;

    protected override double Compute(ReadOnlySpan<double> parts) => parts[0];
}
