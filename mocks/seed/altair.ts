import { precisionByThreshold } from "./figures"

/** The id that Altair draws for each output; here one output of one notebook. */
const ID = "altair-viz-5d1c9a7e2f4b4c0e9c6a3b8d7e1f2a40"

/** What a cell of a notebook keeps of a chart: the page that Altair 6.3.0 writes, with its libraries by address. */
export const altairOutput = (seed: number): string => `
<style>
  #${ID}.vega-embed {
    width: 100%;
    display: flex;
  }

  #${ID}.vega-embed details,
  #${ID}.vega-embed details summary {
    position: relative;
  }
</style>
<div id="${ID}"></div>
<script type="text/javascript">
  var VEGA_DEBUG = (typeof VEGA_DEBUG == "undefined") ? {} : VEGA_DEBUG;
  (function(spec, embedOpt){
    let outputDiv = document.currentScript.previousElementSibling;
    if (outputDiv.id !== "${ID}") {
      outputDiv = document.getElementById("${ID}");
    }

    const paths = {
      "vega": "https://cdn.jsdelivr.net/npm/vega@6?noext",
      "vega-lib": "https://cdn.jsdelivr.net/npm/vega-lib?noext",
      "vega-lite": "https://cdn.jsdelivr.net/npm/vega-lite@6.4.1?noext",
      "vega-embed": "https://cdn.jsdelivr.net/npm/vega-embed@7?noext",
    };

    function maybeLoadScript(lib, version) {
      var key = \`\${lib.replace("-", "")}_version\`;
      return (VEGA_DEBUG[key] == version) ?
        Promise.resolve(paths[lib]) :
        new Promise(function(resolve, reject) {
          var s = document.createElement('script');
          document.getElementsByTagName("head")[0].appendChild(s);
          s.async = true;
          s.onload = () => {
            VEGA_DEBUG[key] = version;
            return resolve(paths[lib]);
          };
          s.onerror = () => reject(\`Error loading script: \${paths[lib]}\`);
          s.src = paths[lib];
        });
    }

    function showError(err) {
      outputDiv.innerHTML = \`<div class="error" style="color:red;">\${err}</div>\`;
      throw err;
    }

    function displayChart(vegaEmbed) {
      vegaEmbed(outputDiv, spec, embedOpt)
        .catch(err => showError(\`Javascript Error: \${err.message}<br>This usually means there's a typo in your chart specification. See the javascript console for the full traceback.\`));
    }

    if(typeof define === "function" && define.amd) {
      requirejs.config({paths});
      let deps = ["vega-embed"];
      require(deps, displayChart, err => showError(\`Error loading script: \${err.message}\`));
    } else {
      maybeLoadScript("vega", "6")
        .then(() => maybeLoadScript("vega-lite", "6.4.1"))
        .then(() => maybeLoadScript("vega-embed", "7"))
        .catch(showError)
        .then(() => displayChart(vegaEmbed));
    }
  })(${JSON.stringify(scoresChart(seed))}, {"mode": "vega-lite"});
</script>`

/** The numbers of `plots/thresholds.json`, by the newer schema. */
const scoresChart = (seed: number) => ({
  config: { view: { continuousWidth: 300, continuousHeight: 300 } },
  data: { values: precisionByThreshold(seed) },
  mark: { type: "line", point: true },
  encoding: {
    color: { field: "measure", type: "nominal" },
    x: { field: "threshold", type: "quantitative" },
    y: { axis: { format: "%" }, field: "share", type: "quantitative" },
  },
  height: 180,
  title: "Where to draw the line",
  $schema: "https://vega.github.io/schema/vega-lite/v6.4.1.json",
})
