namespace Windtunnel.Simulation.Analytic;

/// <summary>What goes on while a slot is held: work at stations elsewhere, and time that nothing queues for.</summary>
/// <param name="sites">How many sites there are.</param>
internal sealed class Inside(int sites)
{
    private readonly double[] _demands = new double[sites];

    /// <summary>Mean work at one instance of each site [s]; [site].</summary>
    public ReadOnlySpan<double> Demands => _demands;

    /// <summary>Mean time that work takes, waiting included [s].</summary>
    public double QueuedSeconds { get; private set; }

    /// <summary>Adds work.</summary>
    public void Add(int site, double demandSeconds, double responseSeconds)
    {
        _demands[site] += demandSeconds;
        QueuedSeconds += responseSeconds;
    }

    /// <summary>Adds all of another, times a factor.</summary>
    public void Add(Inside other, double factor)
    {
        for (var i = 0; i < _demands.Length; i++)
        {
            _demands[i] += factor * other._demands[i];
        }

        QueuedSeconds += factor * other.QueuedSeconds;
    }
}
