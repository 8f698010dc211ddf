namespace Windtunnel.Estimation;

/// <summary>One kind of estimate. To add one, write a class in a folder of its own topic and list it in <see cref="Estimates.All"/>.</summary>
internal interface IEstimate
{
    /// <summary>Heading its figures stand under: "traffic", "storage".</summary>
    string Section { get; }

    /// <summary>The figures, in the order they are printed.</summary>
    IEnumerable<Line> Estimate(Envelope envelope);
}
