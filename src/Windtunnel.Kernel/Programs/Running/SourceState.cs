using System.Runtime.CompilerServices;
using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs.Running;

/// <summary>A source during a run: when the next request comes, at a rate that may change meanwhile.</summary>
internal sealed class SourceState
{
    private readonly double _baseGap;
    private readonly Law? _unitGap;

    public SourceState(Source source, ulong seed, long firstDelay)
    {
        Source = source;
        FirstDelay = firstDelay;
        _unitGap = source.UnitGap;
        RequestsMax = source.RequestsMax;
        Program = source.Program.Index;
        IsRecorded = source.Times is not null;
        Stream = new RandomStream(seed, RandomStream.IdOf(source.Name + "/arrivals"));
        PhaseStream = new RandomStream(seed, RandomStream.IdOf(source.Name + "/phases"));
        if (source.Origins.Count > 0)
        {
            double sum = 0;
            OriginStream = new RandomStream(seed, RandomStream.IdOf(source.Name + "/origins"));
            OriginsCumulative = [.. source.Origins.Select(o => sum += o.Share)];
        }

        DuplicateSeed = RandomStream.SeedOf(seed, RandomStream.IdOf(source.Name + "/duplicates"));
        _baseGap = SimTime.PerSecond / source.Rate;
        PhaseFactor = source.Phases.Length == 0 ? 1 : source.Phases[0].Factor;
        ShapeFactor = source.Shape.Count == 0 ? 1 : source.Shape[0].Factor;
        MeanGap = GapNow();
    }

    public Source Source { get; }

    /// <summary>The delay that each request begins with and that its arrival is put off to the end of [ns]; 0 where arrivals are on time.</summary>
    public long FirstDelay { get; }

    public long RequestsMax { get; }

    public int Program { get; }

    public bool IsRecorded { get; }

    public RandomStream Stream { get; }

    public RandomStream PhaseStream { get; }

    /// <summary>Says where each request comes from; nothing when the model does not.</summary>
    public RandomStream? OriginStream { get; }

    public double[] OriginsCumulative { get; } = [];

    public ulong DuplicateSeed { get; }

    /// <summary>Probability that a request arrives twice.</summary>
    public double DuplicateProbability { get; set; }

    public double TrafficFactor { get; set; } = 1;

    public double PhaseFactor { get; set; }

    public double ShapeFactor { get; set; }

    public int Phase { get; set; }

    public int ShapeIndex { get; set; }

    public long Emitted { get; set; }

    /// <summary>Distinguishes the pending arrival from those planned before the rate changed.</summary>
    public int Epoch { get; private set; }

    /// <summary>Mean gap at the present rate [ns]; +∞ when nothing comes.</summary>
    public double MeanGap { get; private set; }

    /// <summary>When the next request comes, with its fraction, so that rounding does not add up to a different rate [ns].</summary>
    public double Next { get; private set; }

    // Gaps still to pass before the next request; kept while the rate is 0 and no time can be given.
    private double _remaining;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PlanNext(long now)
    {
        _remaining = _unitGap!.Sample(Stream);
        Next = (Next < double.PositiveInfinity ? Next : now) + (_remaining * MeanGap);
    }

    /// <summary>Stretches what is left of the present gap to the new rate.</summary>
    public void ChangeRate(long now)
    {
        double remaining = double.IsFinite(Next) && double.IsFinite(MeanGap) ? Math.Max(0, Next - now) / MeanGap : _remaining;
        _remaining = remaining;
        MeanGap = GapNow();
        Next = double.IsFinite(MeanGap) ? now + (remaining * MeanGap) : double.PositiveInfinity;
        Epoch = (Epoch + 1) & 0x3FFF;
    }

    private double GapNow() => _baseGap / (TrafficFactor * PhaseFactor * ShapeFactor);
}
