using System.Collections.Immutable;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Models;

/// <summary>A trained model on accelerators, each of which runs the requests that wait for it as one batch.</summary>
public sealed class ModelServerKind : ComponentKind
{
    /// <summary>A line through 1.67 ms for one and 13.68 ms for 32.</summary>
    private const string Bert = "BERT Large, 128 tokens, FP16, on an A100: 1.67 ms for one, 13.68 ms for 32, p99 within 2 % of the mean (README of NVIDIA's TensorRT demo of BERT); the line through both";

    public static readonly Key<Quantity> Instances = CapacityKeys.Instances("2", "one more than the load needs, so that one may fail");
    public static readonly Key<Quantity> Batch = Keys.Quantity("batch", Dimension.Number, "Requests that an accelerator works for at once at most.").WholeFrom(1)
        .Default("32", "where twice as many take nearly twice as long: BERT Large on an A100, 13.68 ms for 32 and 25.77 ms for 64 (README of NVIDIA's TensorRT demo of BERT)").Like("32");
    public static readonly Key<Quantity> BatchWithin = Keys.Quantity("batch within", Dimension.Duration, "How long the first of a batch that is not full waits for others.").AtLeast(0)
        .Default("0 s", "Triton, max_queue_delay_microseconds 0: an idle accelerator takes what is there").Like("5 ms");
    public static readonly Key<Distribution> Time = Keys.Distribution("time", Dimension.Duration, "Time of a batch, however large it is.").Default("1.28 ms", Bert).Like("4 ms");
    public static readonly Key<Distribution> Each = Keys.Distribution("each", Dimension.Duration, "What each request of a batch adds to its time.").Default("0.387 ms", Bert).Like("0.5 ms");
    public static readonly Key<Quantity> QueueLimit = CapacityKeys.QueueLimit();
    public static readonly Key<Routing> Routing = CapacityKeys.Routing();
    public static readonly Key<Quantity> TargetUtilisation = CapacityKeys.TargetUtilisation();
    public static readonly Key<Quantity> Availability = CapacityKeys.Availability();
    public static readonly Key<Quantity> Errors = CapacityKeys.Errors();
    public static readonly Key<Quantity> MonthlyCost = CapacityKeys.MonthlyCost();

    public override string Name => "model server";

    public override string About => "A trained model on accelerators, each of which runs the requests that wait for it as one batch (dynamic batching).";

    public override Shape Shape { get; } = new("model server", [Instances, Batch, BatchWithin, Time, Each, QueueLimit, Routing, TargetUtilisation, Availability, Errors, MonthlyCost]);

    public override ImmutableArray<Operation> Operations { get; } = [new("predict", "Runs the model on one input.")];

    public override Symbol Symbol => Symbol.Box;

    public override bool Concerns(Component component, Key key) => key != BatchWithin || component.Count(Batch) > 1;

    public override StationPlan Plan(Component component) => new(
        Shards: 1,
        Replicas: component.Count(Instances),
        Servers: 1,
        QueueLimit: component.FindCount(QueueLimit),
        Routing: component.Settings.Get(Routing).Value)
    {
        Batch = new BatchPlan(component.Count(Batch), component.Number(BatchWithin), component.Settings.Get(Each).Value),
    };

    public override Timing Timing(Component component, Operation operation, Distribution? typed) => Components.Timing.AllBusy(typed ?? component.Settings.Get(Time).Value);

    public override IEnumerable<CostItem> Costs(Component component, ComponentLoad load)
    {
        var instances = component.Number(Instances);
        yield return new CostItem("accelerator", instances, $"{instances:0.##} instances");
    }
}
