namespace Windtunnel.Analysis;

/// <summary>Several equal servers before one queue, Poisson arrivals, exponential service, first come first served.</summary>
/// <remarks>
/// Erlang C; Kleinrock 1975, Queueing Systems vol. 1, §3.5; Gross &amp; Harris 1998, §2.3. Every time is +∞ when arrivals ≥ capacity.
/// Each call costs one pass over the servers. See docs/theory/waiting.md.
/// </remarks>
public static class MMc
{
    /// <summary>Mean time a request spends waiting for a server: C/(cμ−λ).</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one, 1/μ [s]; &gt; 0.</param>
    /// <param name="servers">Requests served at once, c; ≥ 1.</param>
    /// <returns>Mean wait [s]; +∞ when the servers cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanWait(double arrivals, double serviceTime, int servers)
    {
        var queue = new Queue(arrivals, serviceTime, servers);
        return queue.IsSaturated ? double.PositiveInfinity : queue.WaitProbability / queue.DrainRate;
    }

    /// <summary>Mean time a request spends waiting and being served.</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one, 1/μ [s]; &gt; 0.</param>
    /// <param name="servers">Requests served at once, c; ≥ 1.</param>
    /// <returns>Mean response time [s]; +∞ when the servers cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanResponse(double arrivals, double serviceTime, int servers) =>
        MeanWait(arrivals, serviceTime, servers) + serviceTime;

    /// <summary>Mean number of requests waiting or in service, by Little's law.</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one, 1/μ [s]; &gt; 0.</param>
    /// <param name="servers">Requests served at once, c; ≥ 1.</param>
    /// <returns>Mean number of requests; +∞ when the servers cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanNumber(double arrivals, double serviceTime, int servers) =>
        arrivals * MeanResponse(arrivals, serviceTime, servers);

    /// <summary>The wait that a share <paramref name="percentile"/> of requests does not exceed: max(0, ln(C/(1−p))/(cμ−λ)).</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one, 1/μ [s]; &gt; 0.</param>
    /// <param name="servers">Requests served at once, c; ≥ 1.</param>
    /// <param name="percentile">Share of requests, as a fraction; 0 ≤ p &lt; 1.</param>
    /// <returns>Wait [s], 0 for the share that finds a free server; +∞ when the servers cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double WaitPercentile(double arrivals, double serviceTime, int servers, double percentile)
    {
        ThrowIf.NotPercentile(percentile);
        var queue = new Queue(arrivals, serviceTime, servers);
        if (queue.IsSaturated) return double.PositiveInfinity;
        var waiting = queue.WaitProbability / (1 - percentile);
        return waiting > 1 ? Math.Log(waiting) / queue.DrainRate : 0;
    }

    /// <summary>The response time that a share <paramref name="percentile"/> of requests does not exceed.</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one, 1/μ [s]; &gt; 0.</param>
    /// <param name="servers">Requests served at once, c; ≥ 1.</param>
    /// <param name="percentile">Share of requests, as a fraction; 0 ≤ p &lt; 1.</param>
    /// <returns>Response time [s]; +∞ when the servers cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double ResponsePercentile(double arrivals, double serviceTime, int servers, double percentile)
    {
        ThrowIf.NotPercentile(percentile);
        var queue = new Queue(arrivals, serviceTime, servers);
        if (queue.IsSaturated) return double.PositiveInfinity;
        return percentile == 0 ? 0 : Bisection.FindFromZero(t => queue.ResponseTail(t) > 1 - percentile, serviceTime);
    }

    /// <summary>Probability that a request takes longer than a given time, waiting and service together.</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one, 1/μ [s]; &gt; 0.</param>
    /// <param name="servers">Requests served at once, c; ≥ 1.</param>
    /// <param name="time">The time to exceed [s]; ≥ 0.</param>
    /// <returns>Probability, 0 to 1; 1 when the servers cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double ResponseTail(double arrivals, double serviceTime, int servers, double time)
    {
        ThrowIf.Negative(time);
        var queue = new Queue(arrivals, serviceTime, servers);
        return queue.IsSaturated ? 1 : queue.ResponseTail(time);
    }

    /// <summary>What all the figures share, computed once per call.</summary>
    private readonly struct Queue
    {
        private readonly double _serviceRate;

        public Queue(double arrivals, double serviceTime, int servers)
        {
            ThrowIf.Negative(arrivals);
            ThrowIf.NotPositive(serviceTime);
            ThrowIf.Below(servers, 1);
            WaitProbability = ErlangC.WaitProbability(arrivals * serviceTime, servers);
            _serviceRate = 1 / serviceTime;
            DrainRate = (servers - arrivals * serviceTime) / serviceTime;
        }

        public double WaitProbability { get; }

        /// <summary>Rate at which a busy queue shrinks, cμ−λ [1/s]; a wait that happens is exponential with this rate.</summary>
        public double DrainRate { get; }

        public bool IsSaturated => DrainRate <= 0;

        public double ResponseTail(double time)
        {
            var served = Math.Exp(-_serviceRate * time);
            return served + WaitProbability * (WaitThenServiceTail(time, served) - served);
        }

        // The sum of two independent exponentials. Where the two rates meet the usual quotient is 0/0, so its limit is used there.
        private double WaitThenServiceTail(double time, double served)
        {
            var difference = _serviceRate - DrainRate;
            return Math.Abs(difference * time) < 1e-6
                ? served * (1 + _serviceRate * time * (1 + difference * time / 2))
                : (_serviceRate * Math.Exp(-DrainRate * time) - DrainRate * served) / difference;
        }
    }
}
