namespace Windtunnel.Tests.Analysis;

/// <summary>A hyper-exponential time with mean 1: rate <paramref name="Rate1"/> with probability <paramref name="Share"/>, else rate <paramref name="Rate2"/>.</summary>
internal sealed record TwoPhase(double Share, double Rate1, double Rate2)
{
    /// <summary>The one with balanced means: both phases contribute half of the mean.</summary>
    public static TwoPhase Balanced(double scv)
    {
        var share = (1 + Math.Sqrt((scv - 1) / (scv + 1))) / 2;
        return new TwoPhase(share, 2 * share, 2 * (1 - share));
    }

    public double Transform(double s) => Share * Rate1 / (Rate1 + s) + (1 - Share) * Rate2 / (Rate2 + s);
}
