using System.Text;
using System.Xml.Linq;

namespace TelOS.Host.Tool.Tests;

public sealed class GraphTests
{
    [Fact]
    public void Routes_by_name_and_routes_for_any_service_are_told_apart()
    {
        var graph = Read(ToolRun.System);
        Assert.Equal(["parent", "store", "app"], graph.Nodes.Select(static node => node.Title));
        var edge = Assert.Single(graph.Edges);
        Assert.Equal(("child app", "child store", "Telos_object_store", false), (edge.Client, edge.Server, edge.Label, edge.IsExplicit));

        var named = Read(ToolRun.System.Replace("+ binary notes", "+ route | + service Telos_object_store | + child store", StringComparison.Ordinal));
        Assert.True(Assert.Single(named.Edges).IsExplicit);
    }

    [Fact]
    public void Dot_names_every_component_and_every_route()
    {
        var run = ToolRun.On(ToolRun.System, "graph", "--format", "dot");
        Assert.Equal(0, run.Code);
        Assert.Contains("\"child app\" [label=\"app\\nnotes\\n2M, 100 caps\"];", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"child app\" -> \"child store\" [label=\"Telos_object_store\", style=dashed];", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_is_SVG_with_a_box_for_each_component()
    {
        var svg = Draw(ToolRun.System);
        Assert.Equal(["parent", "store", "app"], Texts(svg, "title"));
        Assert.Equal(["Telos_object_store"], Texts(svg, "label"));
    }

    [Fact]
    public void Names_cannot_break_out_of_a_picture()
    {
        var svg = Draw(ToolRun.System.Replace("start app", "start a<b>&\"'", StringComparison.Ordinal));
        Assert.Contains("a<b>&\"'", Texts(svg, "title"));
    }

    [Fact]
    public void Boxes_never_overlap_and_lie_inside()
    {
        var seed = Random.Shared.Next();
        Random random = new(seed);
        for (var round = 0; round < 50; round++)
        {
            var svg = Draw(RandomSystem(random));
            var boxes = svg.Descendants().Where(static e => (string?)e.Attribute("class") is "child" or "parent").Select(BoxOf).ToArray();
            var (width, height) = ((double)svg.Attribute("width")!, (double)svg.Attribute("height")!);
            Assert.All(boxes, box => Assert.True(box.Left >= 0 && box.Top >= 0 && box.Left + box.Width <= width && box.Bottom <= height, $"seed {seed}"));
            for (var one = 0; one < boxes.Length; one++)
            {
                Assert.DoesNotContain(boxes.Skip(one + 1), other => Overlap(boxes[one], other));
            }
        }
    }

    [Fact]
    public void A_picture_is_written_to_a_file_when_one_is_named()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            var run = ToolRun.On(ToolRun.System, "graph", "--output", file);
            Assert.Equal((0, ""), (run.Code, run.Output));
            Assert.StartsWith("<svg ", File.ReadAllText(file), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static SystemGraph Read(string configuration) =>
        SystemGraph.Of(SystemFile.Read("system.hid", Encoding.UTF8.GetBytes(configuration)).Configuration!);

    private static XElement Draw(string configuration) => XElement.Parse(ToolRun.On(configuration, "graph").Output);

    private static IEnumerable<string> Texts(XElement svg, string kind) =>
        svg.Descendants().Where(e => (string?)e.Attribute("class") == kind).Select(static e => e.Value);

    private static GraphBox BoxOf(XElement box) =>
        new((double)box.Attribute("x")!, (double)box.Attribute("y")!, (double)box.Attribute("width")!, (double)box.Attribute("height")!);

    private static bool Overlap(GraphBox one, GraphBox other) =>
        one.Left < other.Left + other.Width && other.Left < one.Left + one.Width && one.Top < other.Bottom && other.Top < one.Bottom;

    private static string RandomSystem(Random random)
    {
        StringBuilder text = new("config\n+ parent-provides | + service ROM\n");
        var count = random.Next(1, 14);
        for (var child = 0; child < count; child++)
        {
            text.Append($"+ start c{child} | ram: 1M | caps: 10\n  + provides | + service S{child}\n  + route\n");
            for (var route = random.Next(0, 4); route > 0; route--)
            {
                var server = random.Next(count);
                text.Append($"    + service S{server} | + child c{server}\n");
            }
        }

        return text.Append("-\n").ToString();
    }
}
