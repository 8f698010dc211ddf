using System.Collections.Immutable;
using Windtunnel.Components;
using Windtunnel.Components.Places;
using Windtunnel.Designs.Readers.Parts;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Designs.Sections;

/// <summary>The keys every component has, whatever its kind.</summary>
public static class ComponentKeys
{
    public static readonly Key<string> Kind = Keys.Text("kind", "What it is: one of the kinds listed below.").Required().Like("service");

    public static readonly Key<ImmutableArray<ScalarNode>> Holds = Keys.Names("holds", "Data sets kept in it.").Inferred("those its steps name").Like("url");

    public static readonly Key<ImmutableArray<ScalarNode>> In = Keys.Names("in", "Places its instances stand in, spread evenly, in order of preference: regions such as frankfurt or virginia, or places of your own with their `links`.")
        .Inferred("where its caller is").Like("[frankfurt, virginia]");

    public static readonly Key<PlaceChoice> Prefer = Keys.Choice<PlaceChoice>("prefer", "Which of its places takes a request: the nearest to the caller, or the first that is up while the others stand by.")
        .Default("nearest", "usual policy of GeoDNS and of global load balancers").Like("first");

    public static readonly Key<Quantity> DnsTtl = Keys.Quantity("dns ttl", Dimension.Duration, "How long callers go on using a place after all of it there has died, and shun it after it is back.").AtLeast(0)
        .Default("60 s", "GeoDNS records live 60 s (derived planning value)").Like("60 s");

    public static readonly Key<Quantity> Zones = Keys.Quantity("zones", Dimension.Number, "Zones of a place that its instances are spread over evenly; one of them is lost by `lose zone`.").Between(1, 100)
        .Default("3", "a region has at least three zones (AWS Global Infrastructure)").Like("3");

    public static readonly Key<Pool> Pool = new Key<Pool>(
            "pool", "Connections that each instance of a service keeps to it, one for each request it has there; a request that finds none free waits for one.", new PoolType())
        .Inferred("as many as are needed").Like("20 and 100 waiting for 250 ms");

    public static readonly Shape Shape = new("component", [Kind, Holds, In, Prefer, DnsTtl, Zones, .. RepairKeys.Shape.Keys, .. OverloadKeys.Shape.Keys, Pool]);

    /// <summary>Their names, which no kind may use for itself.</summary>
    public static readonly ImmutableArray<string> Names = [.. Shape.Keys.Select(k => k.Name)];
}
