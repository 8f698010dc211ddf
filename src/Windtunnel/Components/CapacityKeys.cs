using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components;

/// <summary>Keys that several kinds share, so that one word means one thing everywhere.</summary>
internal static class CapacityKeys
{
    /// <summary>Published single-instance objective, used for every part that runs on one machine.</summary>
    private const string InstanceSla = "AWS EC2 instance-level SLA, 99.5 % a month";

    public static Key<Quantity> Instances(string defaultText, string source) =>
        Keys.Quantity("instances", Dimension.Number, "Copies that share the load.").WholeFrom(1).Default(defaultText, source).Like("12");

    public static Key<Quantity> Cores(string defaultText, string source) =>
        Keys.Quantity("cores", Dimension.Number, "Requests one instance computes at the same time.").WholeFrom(1).Default(defaultText, source).Like("4");

    public static Key<Quantity> Concurrency() =>
        Keys.Quantity("concurrency", Dimension.Number, "Requests one instance holds at once, computing or waiting for another component; a thread pool or connection limit.")
            .WholeFrom(1).Inferred("no limit").Like("200");

    public static Key<Quantity> QueueLimit() =>
        Keys.Quantity("queue", Dimension.Number, "Requests that may wait at one instance; the next is rejected.").WholeFrom(0).Inferred("no limit").Like("1000");

    public static Key<Discipline> Discipline() =>
        Keys.Choice<Discipline>("discipline", "In which order an instance works on the requests it holds.").Inferred("fcfs: first come first served").Like("processor sharing");

    public static Key<Pauses> Pauses() =>
        new Key<Pauses>("pauses", "Stretches of time in which an instance computes nothing, busy or not, such as collections of garbage: the mean time between two, and how long one lasts.", new PausesType())
            .Inferred("no pauses").Like("every 10 s for 200 ms");

    public static Key<Routing> Routing() =>
        Keys.Choice<Routing>("routing", "How a request chooses an instance.").Default("round robin", "usual default of nginx, HAProxy and Envoy").Like("least connections");

    public static Key<Quantity> Availability(string defaultText = "99.5 %", string source = InstanceSla) =>
        Keys.Quantity("availability", Dimension.Share, "Share of the time one instance is up, for the availability estimate.")
            .Between(0, 1).Default(defaultText, source).Like("99.9 %");

    public static Key<Quantity> Errors() =>
        Keys.Quantity("errors", Dimension.Share, "Share of operations that fail although nothing is broken or overloaded.")
            .Between(0, 1).Default("0 %", "no spontaneous failures unless the design names them").Like("0.1 %");

    public static Key<Quantity> TargetUtilisation() =>
        Keys.Quantity("target utilisation", Dimension.Share, "Share of its capacity it is planned to use at peak; sizes the tier in the estimate.")
            .Between(0.01, 1).Default("60 %", "planning value, derived: 2,000 requests/s per core at 100 %, plan 60 %").Like("60 %");

    public static Key<Quantity> Memory(string defaultText, string source) =>
        Keys.Quantity("memory", Dimension.ByteSize, "Memory of one instance.").AtLeast(1).Default(defaultText, source).Like("16 GB");

    public static Key<Quantity> MonthlyCost() =>
        Keys.Quantity("cost", Dimension.MoneyRate, "What all of it costs a month, instead of the price table's figure.").AtLeast(0).Inferred("the price table").Like("300 USD/month");
}
