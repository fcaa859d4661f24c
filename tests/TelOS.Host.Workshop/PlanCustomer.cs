namespace Telos.Workshop;

/// <summary>Has plans refined: records in records, with unions.</summary>
internal static class PlanCustomer
{
    /// <summary>Tries plans of all kinds.</summary>
    public static void Visit(WorkshopConnection workshop, Findings findings)
    {
        var plan = Make(new Point { X = 3, Y = -4 });
        var refined = workshop.Refine(plan);
        findings.Check("nested records with unions", refined.Equals(Make(new Point { X = -4, Y = 3 })));
        findings.Check("nested records twice", workshop.Refine(refined).Equals(plan));

        var least = new Plan { First = new Step { Name = "", Shape = Shape.FromNothing() } };
        findings.Check("least record", workshop.Refine(least).Equals(least));
    }

    // One circle in every place that can have one.
    private static Plan Make(Point point)
    {
        var circle = Shape.FromCircle(point);
        var plan = new Plan
        {
            First = new Step { Name = "depth 0", Shape = circle },
            Outline = circle,
            Picture = [0, 255, 1],
        };
        for (var i = 1; i < 20; i++)
        {
            plan = plan with { First = new Step { Name = $"depth {i}", Shape = circle, Next = plan.First } };
        }

        plan.Others.Add(new Step { Name = "saw", Shape = Shape.FromLabel("plank") });
        plan.Others.Add(new Step { Name = "fünfzehn bytes", Shape = circle, Next = new Step { Name = "", Shape = Shape.FromNothing() } });
        plan.Cases.Add("fire", new Step { Name = "run", Shape = circle });
        plan.Cases.Add("", new Step { Name = "wait", Shape = Shape.FromLabel("") });
        plan.Rest.AddRange([circle, Shape.FromLabel("1234567"), Shape.FromNothing()]);
        return plan;
    }
}
