namespace Windtunnel.Kernel.Chance.Popularities;

internal sealed class UniformPopularity(long keys) : Popularity(keys)
{
    public override long Next(ref Draw draw) => (long)draw.NextIndex((ulong)Keys);

    public override double Probability(long rank) => rank >= 0 && rank < Keys ? 1.0 / Keys : 0;

    public override double ShareOfTop(long top) => (double)Math.Clamp(top, 0, Keys) / Keys;
}
