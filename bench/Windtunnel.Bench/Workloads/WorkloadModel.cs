namespace Windtunnel.Bench.Workloads;

/// <summary>A model with its closed form. Times [s], rates [1/s].</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Scale">What rates and servers are multiplied by; 1 but for W3x.</param>
/// <param name="MeanLatency">The mean that theory gives for what is recorded [s].</param>
/// <param name="Tolerance">How far a run of two million requests may be off, as a share of the mean: about four standard errors.</param>
internal sealed record WorkloadModel(string Name, int Scale, double MeanLatency, double Tolerance)
{
    /// <summary>M/M/1 at 80 %, service 1 ms; wait in the queue 4 ms.</summary>
    public static readonly WorkloadModel W1 = new("W1", 1, 4.0e-3, 0.03);

    /// <summary>M/M/16 at 90 %, service 1 ms; wait in the queue 0.36959 ms by Erlang C.</summary>
    public static readonly WorkloadModel W2 = new("W2", 1, 0.369590e-3, 0.03);

    /// <summary>A web request: hop, 64 servers, cache with 80 % hits, 32 servers on a miss, reply. 5.2 events.</summary>
    public static readonly WorkloadModel W3 = new("W3", 1, 7.30008e-3, 0.003);

    /// <summary>W3 with a hundred times the rate and the servers: about 7,300 in flight and no queueing.</summary>
    /// <remarks>Two million requests are two seconds, and the 7,300 unfinished at the end are the slow ones: the mean is .3 % low for that alone.</remarks>
    public static readonly WorkloadModel W3x = new("W3x", 100, 7.3e-3, 0.006);

    /// <summary>W3 ten thousand times larger, to weigh a request in flight: fixed costs vanish among 730,000 of them.</summary>
    public static readonly WorkloadModel W3Heavy = new("W3 in flight", 10_000, 7.3e-3, 0.003);

    /// <summary>Whether the wait in the queue is recorded rather than the latency.</summary>
    public bool IsQueue => this == W1 || this == W2;

    public int Servers => this == W2 ? 16 : 1;

    public double ArrivalsPerSecond => Name switch
    {
        "W1" => 800,
        "W2" => 14_400,
        _ => 10_000.0 * Scale,
    };
}
