namespace Windtunnel.Analysis;

/// <summary>What <see cref="AnalyticNetwork"/> found. The arrays belong to the caller.</summary>
/// <param name="Values">Throughput, response, residence, number and utilisation; see <see cref="NetworkSolution"/>.</param>
/// <param name="VisitResponse">Mean time of one visit to a station, waiting included [s]; [station, class]; NaN where a class never visits.</param>
/// <param name="IsSaturated">Whether open arrivals ask for all a station has or more, so that its queue grows without end; [station].</param>
/// <param name="Method">How the figures came about; [station].</param>
/// <param name="ExpectedError">Largest relative error of a response time to expect from the method; [station]; 0 where exact. See docs/theory/networks.md.</param>
/// <param name="Reason">Why the method is not exact, one sentence; [station]; empty where it is.</param>
public sealed record AnalyticSolution(
    NetworkSolution Values, double[,] VisitResponse, bool[] IsSaturated, AnalyticMethod[] Method, double[] ExpectedError, string[] Reason)
{
    /// <summary>Index of the station with the highest utilisation, which limits the network first; −1 when there is none but delays.</summary>
    public int Bottleneck
    {
        get
        {
            var worst = -1;
            for (var i = 0; i < Values.Stations; i++)
            {
                if (Values.Utilisation[i] > (worst < 0 ? 0 : Values.Utilisation[worst])) worst = i;
            }

            return worst;
        }
    }
}
