using Windtunnel.Analysis;
using Windtunnel.Designs;
using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using KernelData = Windtunnel.Kernel.Stations.DataSet;

namespace Windtunnel.Simulation.Layout;

/// <summary>A data set as the kernel draws its keys.</summary>
/// <param name="Data">The data set.</param>
/// <param name="Known">Keys that exist, as popular as the design says.</param>
/// <param name="New">Keys that are being added: each one new, so none is more popular than another.</param>
internal sealed record DataLayout(DataSet Data, KernelData Known, KernelData New)
{
    public static DataLayout Add(ModelBuilder model, DataSet data)
    {
        var popularity = DataPopularity.Of(data);
        var known = model.DataSet(data.Name, popularity);
        known.LastingSeconds = DataPopularity.LastingOf(data);
        known.Stock = data.Stock is { } stock ? (long)Math.Round(stock.Value.Nominal) : null;
        var added = model.DataSet($"{data.Name} (new)", Popularity.Uniform(popularity.Keys));
        added.IsNew = true;
        return new DataLayout(data, known, added);
    }

    /// <summary>The keys a write of a flow is about: new ones where the flow adds records.</summary>
    public KernelData WrittenBy(Flow flow) => Data.WrittenBy == flow.Name ? New : Known;
}
