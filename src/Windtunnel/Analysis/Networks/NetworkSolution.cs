namespace Windtunnel.Analysis;

/// <summary>Mean values of a queueing network in steady state. The arrays belong to the caller.</summary>
/// <param name="Throughput">Requests of each class completed [1/s]; [class].</param>
/// <param name="Response">Mean time a request of each class spends at all stations together, think time excluded [s]; [class]; +∞ if saturated.</param>
/// <param name="Residence">Mean time a request spends at a station over all its visits [s]; [station, class]; +∞ if saturated.</param>
/// <param name="Number">Mean number of requests at a station; [station, class]; +∞ if saturated.</param>
/// <param name="Utilisation">Share of a station's servers that the load asks for; [station]; above 1 if saturated, 0 for a delay.</param>
public sealed record NetworkSolution(
    double[] Throughput, double[] Response, double[,] Residence, double[,] Number, double[] Utilisation)
{
    public int Stations => Utilisation.Length;

    public int Classes => Throughput.Length;

    /// <summary>Mean number of requests at a station over all classes.</summary>
    /// <param name="station">Index of the station; 0 to <see cref="Stations"/> − 1.</param>
    /// <returns>Number of requests; +∞ if saturated.</returns>
    public double NumberAt(int station)
    {
        var sum = 0.0;
        for (var c = 0; c < Classes; c++) sum += Number[station, c];
        return sum;
    }
}
