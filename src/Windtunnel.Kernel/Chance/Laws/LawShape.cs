namespace Windtunnel.Kernel.Chance.Laws;

/// <summary>How one family of laws is sampled.</summary>
internal abstract class LawShape
{
    public abstract double Mean { get; }

    public abstract double Variance { get; }

    public abstract double Sample(ref Draw draw);
}
