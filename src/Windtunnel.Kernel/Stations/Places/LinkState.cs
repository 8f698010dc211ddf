using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Stations.Places;

/// <summary>A link during a run: when it is free again, whether it loses messages at this moment, who waits because it is cut.</summary>
internal sealed class LinkState
{
    // RFC 6298 §5 doubles the wait each time; the lower bound is Linux's TCP_RTO_MIN. Past seven doublings a sender has waited half a minute.
    private const double ResendSeconds = 0.2;
    private const int DoublingsMax = 7;

    private readonly RandomStream _stream;
    private long _freeAt;
    private bool _isInBurst;
    private long _burstChangesAt;

    public LinkState(Link link, ulong seed)
    {
        Link = link;
        Loss = link.Loss;
        _stream = new RandomStream(seed, RandomStream.IdOf($"{link.From.Name} to {link.To.Name}/link"));
    }

    public readonly Link Link;

    /// <summary>Requests whose message waits for the link to be whole again.</summary>
    public RequestQueue Stranded = RequestQueue.Empty;

    public bool IsCut;

    public double Loss;

    /// <summary>What every crossing takes longer at this moment [ns].</summary>
    public long AddedDelay;

    public long Crossings;
    public long Lost;
    public double Bytes;
    public long WaitSum;
    public double BusySum;

    public void Reset() => (Crossings, Lost, Bytes, WaitSum, BusySum) = (0, 0, 0, 0, 0);

    /// <summary>Sends one message; draws come in the order in which messages are sent.</summary>
    /// <returns>Time until it arrives [ns].</returns>
    public long Send(long now, double bytes)
    {
        Crossings++;
        Bytes += bytes;
        long time = Link.OneWay.SampleTime(_stream) + AddedDelay;
        if (bytes > 0 && double.IsFinite(Link.BytesPerSecond))
        {
            long start = Math.Max(now, _freeAt);
            double busy = bytes / Link.BytesPerSecond * SimTime.PerSecond;
            _freeAt = start + SimTime.FromNanoseconds(busy);
            BusySum += busy;
            WaitSum += start - now;
            time += _freeAt - now;
        }

        return time;
    }

    /// <summary>Whether a message sent now is lost.</summary>
    /// <remarks>Bursts are Gilbert's (1960): the link is good or loses everything, each for an exponential time.</remarks>
    public bool Loses(long now)
    {
        if (Loss <= 0)
        {
            return false;
        }

        bool isLost = Link.LossBurstSeconds > 0 ? IsInBurst(now) : _stream.NextChance(Loss);
        Lost += isLost ? 1 : 0;
        return isLost;
    }

    /// <summary>How long a sender waits before it takes a message for lost and sends it again [ns].</summary>
    /// <param name="roundTrip">Mean time there and back [ns].</param>
    /// <param name="attempt">How often it was sent before; ≥ 0.</param>
    public static long ResendAfter(long roundTrip, int attempt) =>
        (SimTime.FromSeconds(ResendSeconds) + roundTrip) << Math.Min(attempt, DoublingsMax);

    private bool IsInBurst(long now)
    {
        if (_burstChangesAt == 0)
        {
            _isInBurst = _stream.NextChance(Loss);
            _burstChangesAt = NextChange(0);
        }

        while (_burstChangesAt <= now)
        {
            _isInBurst = !_isInBurst;
            _burstChangesAt = NextChange(_burstChangesAt);
        }

        return _isInBurst;
    }

    private long NextChange(long from)
    {
        double mean = _isInBurst ? Link.LossBurstSeconds : Link.LossBurstSeconds * (1 - Loss) / Loss;
        return from + Math.Max(1, SimTime.FromSeconds(mean * _stream.NextExponential()));
    }
}
